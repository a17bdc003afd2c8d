package io.touchstone.query.catalog;

import io.touchstone.control.catalog.SelectCampaigns;
import io.touchstone.control.catalog.SelectFlows;
import io.touchstone.event.SourceKind;
import io.touchstone.facts.message.KnownSource;
import io.touchstone.facts.message.SourceStore;
import io.touchstone.http.list.Page;
import io.touchstone.http.list.PageRequest;
import io.touchstone.problem.ProblemException;
import io.touchstone.problem.ProblemType;
import io.touchstone.query.Echo;
import io.touchstone.query.QueryContext;
import io.touchstone.query.SearchText;
import io.touchstone.query.UnderstoodQuestion;
import io.touchstone.query.catalog.ListParameters.Selection;
import io.touchstone.query.catalog.SourceRow.Numbers;
import io.touchstone.query.kpi.Dimension;
import io.touchstone.query.kpi.KpiAnswers;
import io.touchstone.query.kpi.KpiQuery;
import io.touchstone.query.kpi.SourceFilter;
import io.touchstone.rollup.MetricValues;
import io.touchstone.sql.Tenant;
import jakarta.enterprise.context.RequestScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Campaigns and flows with their numbers: the same questions for both. */
@RequestScoped
class Sources {

    private record NamedSource(
            String id, String name, @Nullable String status) {}

    private final QueryContext context;
    private final KpiAnswers answers;

    Sources(QueryContext context, KpiAnswers answers) {
        this.context = context;
        this.answers = answers;
    }

    /** Those with messages or credits in the period, or all. */
    Page<Numbers> page(SourceKind kind, UnderstoodQuestion question, Selection selection, PageRequest page) {
        SourceOrder order = selection.order();
        String wanted = SearchText.oneForm(selection.search());
        List<KpiQuery> queries = queries(kind, question);
        return context.answer(
                tenant -> {
                    List<Numbers> rows = numbers(tenant, kind, queries)
                            .filter(row -> selection.all() || !row.values().isZero())
                            .filter(row ->
                                    SearchText.contains(row.name(), wanted) || SearchText.contains(row.id(), wanted))
                            .filter(row -> page.after() == null || order.isAfter(row, page.after()))
                            .sorted(order.comparator())
                            .limit(page.limit() + 1L)
                            .toList();
                    return Page.of(rows, page, order::cursorOf);
                },
                context.echo(question));
    }

    /** One of them, whether or not it has any numbers. */
    SourceDetail one(SourceKind kind, String id, UnderstoodQuestion ofAll) {
        UnderstoodQuestion question = ofAll.of(SourceFilter.of(kind, id));
        List<KpiQuery> queries = queries(kind, question);
        Echo echo = context.echo(question);
        return context.answer(
                tenant -> numbers(tenant, kind, queries)
                        .findFirst()
                        .map(numbers -> new SourceDetail(SourceRow.of(numbers, question.other()), echo))
                        .orElseThrow(() -> notFound(kind)),
                echo);
    }

    static ProblemException notFound(SourceKind kind) {
        return new ProblemException(
                ProblemType.NOT_FOUND, "There is no such " + kind.name().toLowerCase(Locale.ROOT) + ".");
    }

    private List<KpiQuery> queries(SourceKind kind, UnderstoodQuestion question) {
        Dimension dimension = switch (kind) {
            case CAMPAIGN -> Dimension.CAMPAIGN;
            case FLOW -> Dimension.FLOW;
        };
        return question.queries(context.workspace(), Set.of(dimension));
    }

    /**
     * Of all that the filter of the questions accepts, whether or not they have any.
     *
     * @param questions about a period and, where it is compared, another
     */
    private Stream<Numbers> numbers(Tenant tenant, SourceKind kind, List<KpiQuery> questions) {
        KpiQuery question = questions.getFirst();
        Map<String, MetricValues> values = values(tenant, kind, question);
        @Nullable Map<String, MetricValues> others = questions.size() == 1 ? null : values(tenant, kind, questions.getLast());
        Map<Long, KnownSource> sources = SourceStore.all(tenant);
        Map<String, SentRange> ranges =
                SelectSentRanges.by(tenant, sources, source -> idOf(kind, source.campaignId(), source.flowId()));
        return named(kind, tenant, sources.values()).stream()
                .filter(named -> question.filter().names(kind, named.id()))
                .map(named -> new Numbers(
                        named.id(),
                        named.name(),
                        named.status(),
                        ranges.get(named.id()),
                        values.getOrDefault(named.id(), MetricValues.ZERO),
                        others == null ? null : others.getOrDefault(named.id(), MetricValues.ZERO),
                        question.basis().rateBase()));
    }

    private Map<String, MetricValues> values(Tenant tenant, SourceKind kind, KpiQuery question) {
        Map<String, MetricValues> byId = new HashMap<>();
        answers.groups(tenant, question).forEach((group, values) -> {
            String id = idOf(kind, group.campaignId(), group.flowId());
            if (id != null) {
                byId.put(id, values);
            }
        });
        return byId;
    }

    /** Those that their sender has named, and those that only events name, with their ids for names. */
    private static Collection<NamedSource> named(SourceKind kind, Tenant tenant, Collection<KnownSource> sources) {
        Map<String, NamedSource> named = new HashMap<>();
        for (KnownSource known : sources) {
            String id = idOf(kind, known.source().campaignId(), known.source().flowId());
            if (id != null) {
                named.put(id, new NamedSource(id, id, null));
            }
        }
        switch (kind) {
            case CAMPAIGN ->
                SelectCampaigns.all(tenant)
                        .forEach(one -> named.put(one.id(), new NamedSource(one.id(), one.name(), one.status())));
            case FLOW ->
                SelectFlows.all(tenant)
                        .forEach(one -> named.put(one.id(), new NamedSource(one.id(), one.name(), one.status())));
        }
        return named.values();
    }

    private static @Nullable String idOf(SourceKind kind, @Nullable String campaignId, @Nullable String flowId) {
        return switch (kind) {
            case CAMPAIGN -> campaignId;
            case FLOW -> flowId;
        };
    }
}
