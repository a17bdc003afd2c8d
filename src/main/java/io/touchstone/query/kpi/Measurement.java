package io.touchstone.query.kpi;

import io.touchstone.attribution.journey.AttributionRule;
import io.touchstone.attribution.journey.ConversionDate;
import io.touchstone.control.workspace.RateBase;

/** How numbers are to be made: which purchases are credited to what, on which day they fall, and what rates are of. */
public record Measurement(AttributionRule rule, ConversionDate conversionDate, RateBase rateBase) {}
