package io.touchstone.rollup;

import io.touchstone.attribution.journey.ConversionDate;
import io.touchstone.attribution.journey.TouchRule;

/** Credited purchases of a line that behave alike under every pair of windows. */
public record CreditCell(RollupLine line, ConversionDate basis, TouchRule touch, WindowCell window) {}
