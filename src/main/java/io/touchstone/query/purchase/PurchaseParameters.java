package io.touchstone.query.purchase;

import io.touchstone.attribution.journey.AttributionRule;
import io.touchstone.export.Format;
import io.touchstone.export.FormatParameters;
import io.touchstone.http.list.PageParameters;
import io.touchstone.http.list.PageQuestion;
import io.touchstone.problem.Choice;
import io.touchstone.problem.Errors;
import io.touchstone.query.AttributionParameters;
import io.touchstone.query.FilterParameters;
import io.touchstone.query.PeriodParameters;
import io.touchstone.query.kpi.SourceFilter;
import io.touchstone.time.PeriodQuestion;
import jakarta.ws.rs.BeanParam;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The query parameters of the list of purchases. */
public record PurchaseParameters(
        @BeanParam PeriodParameters period,
        @BeanParam AttributionParameters attribution,
        @BeanParam FilterParameters filters,
        @RestQuery @Nullable String attributed,
        @RestQuery @Nullable String contact,
        @BeanParam PageParameters page,
        @BeanParam FormatParameters formats) {

    /**
     * What they ask for.
     *
     * @param attributed see {@link PurchaseQuery#attributed}
     * @param contact whose; null for anybody's
     */
    record PurchaseQuestion(
            PeriodQuestion period,
            AttributionRule rule,
            SourceFilter filter,
            @Nullable Boolean attributed,
            @Nullable AskedContact contact,
            PageQuestion page,
            Optional<Format> format) {}

    PurchaseQuestion parse(AttributionRule settings) {
        return Errors.gather(errors -> new PurchaseQuestion(
                period.parse(errors),
                attribution.over(settings, errors),
                filters.parse(errors),
                errors.<@Nullable Boolean>parse(attributed, null, Choice.trueOrFalse("attributed")),
                errors.<@Nullable AskedContact>parse(contact, null, AskedContact::parse),
                page.parse(errors),
                formats.parse(errors)));
    }
}
