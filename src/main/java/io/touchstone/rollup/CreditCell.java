package io.touchstone.rollup;

import io.touchstone.attribution.TouchRule;

/** Credited purchases of a line that behave alike under every pair of windows. */
public record CreditCell(Line line, ConversionDate basis, TouchRule touch, WindowCell window) {}
