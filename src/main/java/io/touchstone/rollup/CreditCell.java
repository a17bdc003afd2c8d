package io.touchstone.rollup;

import io.touchstone.attribution.TouchRule;
import io.touchstone.event.SourceKind;

/**
 * Credited purchases of a line that behave alike under every pair of windows (see
 * {@link io.touchstone.attribution.Candidate}).
 */
public record CreditCell(Line line, ConversionDate basis, TouchRule touch, SourceKind kind, int step, int rivalStep) {}
