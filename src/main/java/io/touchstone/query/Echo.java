package io.touchstone.query;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.touchstone.attribution.journey.ConversionDate;
import io.touchstone.attribution.model.Attribution;
import io.touchstone.control.workspace.RateBase;
import org.jspecify.annotations.Nullable;

/**
 * The question as it was understood: part of every answer with KPIs.
 *
 * @param currency of all money, ISO 4217
 * @param rebuilding true while these numbers are being made again, for another time zone or from the events; else left out
 * @param complete whether time alone can no longer add to the numbers
 */
public record Echo(
        PeriodAnswer period,
        Attribution attribution,
        ConversionDate conversionDate,
        RateBase rateBase,
        String currency,
        boolean complete,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Boolean rebuilding) {}
