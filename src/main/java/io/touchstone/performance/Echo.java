package io.touchstone.performance;

import io.touchstone.attribution.AttributionRule;
import io.touchstone.rollup.ConversionDate;
import io.touchstone.workspace.RateBase;

/**
 * The question as it was understood: part of every answer with KPIs.
 *
 * @param currency of all money, ISO 4217
 * @param complete whether time alone can no longer add to the numbers
 */
public record Echo(
        PeriodAnswer period,
        AttributionRule attribution,
        ConversionDate conversionDate,
        RateBase rateBase,
        String currency,
        boolean complete) {}
