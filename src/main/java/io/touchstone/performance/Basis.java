package io.touchstone.performance;

import io.touchstone.attribution.AttributionRule;
import io.touchstone.rollup.ConversionDate;
import io.touchstone.workspace.RateBase;

/** How numbers are to be made: which purchases are credited to what, on which day they fall, and what rates are of. */
public record Basis(AttributionRule rule, ConversionDate conversionDate, RateBase rateBase) {}
