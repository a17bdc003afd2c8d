package io.touchstone.query;

import io.touchstone.attribution.journey.AttributionRule;
import io.touchstone.attribution.journey.ConversionDate;
import io.touchstone.control.workspace.RateBase;
import io.touchstone.control.workspace.Workspace;
import io.touchstone.http.Choice;
import io.touchstone.problem.Checks;
import io.touchstone.query.kpi.Measurement;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The query parameters that choose the day of a conversion and the base of rates. */
public record MeasurementParameters(
        @RestQuery("conversion_date") @Nullable String conversionDate,
        @RestQuery("rate_base") @Nullable String rateBase) {

    Measurement with(AttributionRule rule, Workspace workspace) {
        Checks.all(this::conversionDateAsked, () -> rateBaseOver(workspace));
        return new Measurement(rule, conversionDateAsked(), rateBaseOver(workspace));
    }

    private ConversionDate conversionDateAsked() {
        return conversionDate == null
                ? ConversionDate.PURCHASE
                : Choice.of("conversion_date", conversionDate, ConversionDate.values());
    }

    private RateBase rateBaseOver(Workspace workspace) {
        return rateBase == null ? workspace.rateBase() : Choice.of("rate_base", rateBase, RateBase.values());
    }
}
