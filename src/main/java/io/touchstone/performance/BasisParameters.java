package io.touchstone.performance;

import io.touchstone.attribution.AttributionRule;
import io.touchstone.http.Choice;
import io.touchstone.problem.Checks;
import io.touchstone.rollup.ConversionDate;
import io.touchstone.workspace.RateBase;
import io.touchstone.workspace.Workspace;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The query parameters that choose the day of a conversion and the base of rates. */
public record BasisParameters(
        @RestQuery("conversion_date") @Nullable String conversionDate,
        @RestQuery("rate_base") @Nullable String rateBase) {

    Basis with(AttributionRule rule, Workspace workspace) {
        Checks.all(this::conversionDateAsked, () -> rateBaseOver(workspace));
        return new Basis(rule, conversionDateAsked(), rateBaseOver(workspace));
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
