package io.touchstone.query;

import io.touchstone.attribution.journey.AttributionRule;
import io.touchstone.attribution.journey.ConversionDate;
import io.touchstone.attribution.model.Sharing;
import io.touchstone.control.workspace.RateBase;
import io.touchstone.problem.Choice;
import io.touchstone.problem.Errors;
import io.touchstone.query.kpi.Measurement;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The query parameters that choose the day of a conversion and the base of rates. */
public record MeasurementParameters(
        @RestQuery("conversion_date") @Nullable String conversionDate,
        @RestQuery("rate_base") @Nullable String rateBase) {

    /** @param settings the base of rates unless another is asked for */
    public Measurement with(AttributionRule rule, Sharing sharing, RateBase settings, Errors errors) {
        return new Measurement(
                rule,
                sharing,
                errors.parse(
                        conversionDate, ConversionDate.PURCHASE, Choice.of("conversion_date", ConversionDate.values())),
                errors.parse(rateBase, settings, Choice.of("rate_base", RateBase.values())));
    }
}
