package io.touchstone.query.kpi;

import io.touchstone.attribution.journey.AttributionRule;
import io.touchstone.attribution.journey.ConversionDate;
import io.touchstone.attribution.model.Sharing;
import io.touchstone.control.workspace.RateBase;

/** How numbers are to be made: which messages have a part in a purchase, how they share it, on which day they fall, and what rates are of. */
public record Measurement(AttributionRule rule, Sharing sharing, ConversionDate conversionDate, RateBase rateBase) {}
