package io.touchstone.query.purchase;

import io.touchstone.attribution.journey.AttributionRule;
import io.touchstone.attribution.journey.ConversionDate;
import io.touchstone.attribution.model.Sharing;
import io.touchstone.export.Format;
import io.touchstone.export.FormatParameters;
import io.touchstone.http.list.PageParameters;
import io.touchstone.http.list.PageQuestion;
import io.touchstone.problem.Choice;
import io.touchstone.problem.Errors;
import io.touchstone.query.AttributionParameters;
import io.touchstone.query.FilterParameters;
import io.touchstone.query.PeriodParameters;
import io.touchstone.query.SharingParameters;
import io.touchstone.query.kpi.SourceFilter;
import io.touchstone.time.PeriodQuestion;
import jakarta.ws.rs.BeanParam;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The query parameters of the list of purchases. */
public record PurchaseParameters(
        @BeanParam PeriodParameters period,
        @BeanParam AttributionParameters attribution,
        @BeanParam SharingParameters sharing,
        @BeanParam FilterParameters filters,
        @RestQuery("conversion_date") @Nullable String conversionDate,
        @RestQuery @Nullable String attributed,
        @RestQuery List<String> state,
        @RestQuery @Nullable String contact,
        @RestQuery @Nullable String search,
        @RestQuery @Nullable String sort,
        @BeanParam PageParameters page,
        @BeanParam FormatParameters formats) {

    private static final Function<List<String>, List<PurchaseState>> STATES =
            Choice.some("state", PurchaseState.values(), state -> state.name().toLowerCase(Locale.ROOT));

    /**
     * What they ask for.
     *
     * @param date see {@link PurchaseQuery#date}
     * @param attributed see {@link PurchaseQuery#attributed}
     * @param contact whose; null for anybody's
     * @param search as {@link PurchaseSearch#parse} leaves it; null where nothing is searched for
     */
    record PurchaseQuestion(
            PeriodQuestion period,
            AttributionRule rule,
            Sharing sharing,
            ConversionDate date,
            SourceFilter filter,
            @Nullable Boolean attributed,
            Set<PurchaseState> states,
            @Nullable AskedContact contact,
            @Nullable String search,
            PurchaseOrder order,
            PageQuestion page,
            Optional<Format> format) {}

    PurchaseQuestion parse(AttributionRule settings, Sharing shared) {
        return Errors.gather(errors -> new PurchaseQuestion(
                period.parse(errors),
                attribution.over(settings, errors),
                sharing.over(shared, errors),
                errors.parse(
                        conversionDate, ConversionDate.PURCHASE, Choice.of("conversion_date", ConversionDate.values())),
                filters.parse(errors),
                errors.<@Nullable Boolean>parse(attributed, null, Choice.trueOrFalse("attributed")),
                EnumSet.copyOf(errors.parse(state, List.of(PurchaseState.COUNTED), STATES)),
                errors.<@Nullable AskedContact>parse(contact, null, AskedContact::parse),
                errors.<@Nullable String>parse(search, null, PurchaseSearch::parse),
                errors.parse(sort, PurchaseOrder.NEWEST_FIRST, PurchaseOrder::of),
                page.parse(errors),
                formats.parse(errors)));
    }
}
