package io.touchstone.query.catalog;

import static com.fasterxml.jackson.annotation.JsonInclude.Include.NON_NULL;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.touchstone.control.catalog.Branches;
import io.touchstone.control.catalog.FlowGraph;
import io.touchstone.control.catalog.SelectFlows;
import io.touchstone.event.CodePointOrder;
import io.touchstone.event.SourceKind;
import io.touchstone.export.Column;
import io.touchstone.facts.message.KnownSource;
import io.touchstone.facts.message.MessageSource;
import io.touchstone.facts.message.SourceStore;
import io.touchstone.query.Columns;
import io.touchstone.query.ComparisonAnswer;
import io.touchstone.query.ComparisonAnswer.Compared;
import io.touchstone.query.Echo;
import io.touchstone.query.QueryContext;
import io.touchstone.query.UnderstoodQuestion;
import io.touchstone.query.kpi.Dimension;
import io.touchstone.query.kpi.KpiAnswers;
import io.touchstone.query.kpi.KpiQuery;
import io.touchstone.query.kpi.Kpis;
import io.touchstone.query.kpi.SourceFilter;
import io.touchstone.rollup.MetricValues;
import io.touchstone.sql.Tenant;
import jakarta.enterprise.context.RequestScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The nodes of a flow, those that its sender listed, then those that only messages name; and its edges. */
@RequestScoped
class FlowNodes {

    record NodeList(@JsonUnwrapped Echo echo, List<NodeRow> nodes, List<EdgeRow> edges) {}

    /**
     * One node.
     *
     * @param kind null when the sender gave none
     * @param comparison null, and left out, when none is asked for
     */
    record NodeRow(
            String id,
            String name,
            @Nullable String kind,
            Kpis kpis,
            @JsonInclude(NON_NULL) @Nullable ComparisonAnswer comparison) {

        static final List<Column<NodeRow>> COLUMNS = Columns.withKpis(
                List.of(
                        Column.of("id", NodeRow::id),
                        Column.of("name", NodeRow::name),
                        Column.of("kind", NodeRow::kind)),
                NodeRow::kpis,
                List.of());
    }

    /**
     * One edge. Where it is not the only way to anything both its KPIs and what they are compared with are null.
     *
     * @param label null when the sender gave none
     * @param kpis of its branch, the nodes that can only be reached through it
     */
    record EdgeRow(
            String from,
            String to,
            @Nullable String label,
            @Nullable Kpis kpis,
            @JsonUnwrapped @Nullable Compared<ComparisonAnswer> compared) {}

    private final QueryContext context;
    private final KpiAnswers answers;

    FlowNodes(QueryContext context, KpiAnswers answers) {
        this.context = context;
        this.answers = answers;
    }

    NodeList of(String flowId, UnderstoodQuestion ofAll) {
        UnderstoodQuestion question = ofAll.of(SourceFilter.of(SourceKind.FLOW, flowId));
        List<KpiQuery> queries = question.queries(context.workspace(), Set.of(Dimension.NODE));
        Echo echo = context.echo(question);
        return context.answer(
                tenant -> {
                    List<MessageSource> sources = SourceStore.all(tenant).values().stream()
                            .map(KnownSource::source)
                            .filter(source -> flowId.equals(source.flowId()))
                            .toList();
                    if (sources.isEmpty() && !SelectFlows.has(tenant, flowId)) {
                        throw Sources.notFound(SourceKind.FLOW);
                    }
                    FlowGraph graph = SelectFlows.graph(tenant, flowId);
                    List<Map<String, MetricValues>> byNode =
                            queries.stream().map(query -> byNode(tenant, query)).toList();
                    return new NodeList(echo, nodes(graph, sources, byNode, question), edges(graph, byNode, question));
                },
                echo);
    }

    private Map<String, MetricValues> byNode(Tenant tenant, KpiQuery question) {
        Map<String, MetricValues> byNode = new HashMap<>();
        answers.groups(tenant, question)
                .forEach((group, values) -> byNode.put(Objects.requireNonNull(group.nodeId()), values));
        return byNode;
    }

    /** @param byNode in the period and, where it is compared, in the other */
    private static List<NodeRow> nodes(
            FlowGraph graph,
            List<MessageSource> sources,
            List<Map<String, MetricValues>> byNode,
            UnderstoodQuestion question) {
        List<FlowGraph.Node> nodes = new ArrayList<>(graph.nodes());
        Set<String> unlisted = new TreeSet<>(CodePointOrder.INSTANCE);
        sources.forEach(source -> unlisted.add(Objects.requireNonNull(source.nodeId())));
        graph.nodes().forEach(node -> unlisted.remove(node.id()));
        unlisted.forEach(id -> nodes.add(new FlowGraph.Node(id, id, null)));
        return nodes.stream()
                .map(node -> {
                    List<Kpis> kpis = byNode.stream()
                            .map(values -> kpis(values.getOrDefault(node.id(), MetricValues.ZERO), question))
                            .toList();
                    Optional<ComparisonAnswer> comparison =
                            question.other().map(other -> ComparisonAnswer.of(kpis.getFirst(), other, kpis.getLast()));
                    return new NodeRow(node.id(), node.name(), node.kind(), kpis.getFirst(), comparison.orElse(null));
                })
                .toList();
    }

    private static List<EdgeRow> edges(
            FlowGraph graph, List<Map<String, MetricValues>> byNode, UnderstoodQuestion question) {
        Branches branches = new Branches(graph);
        List<List<Optional<MetricValues>>> sums = byNode.stream()
                .map(values -> branches.sums(id -> values.getOrDefault(id, MetricValues.ZERO), MetricValues::plus))
                .toList();
        List<EdgeRow> edges = new ArrayList<>();
        for (int i = 0; i < graph.edges().size(); i++) {
            FlowGraph.Edge edge = graph.edges().get(i);
            Optional<Kpis> kpis = sums.getFirst().get(i).map(values -> kpis(values, question));
            Optional<Kpis> others = sums.getLast().get(i).map(values -> kpis(values, question));
            Optional<Compared<ComparisonAnswer>> compared = question.other()
                    .map(other -> new Compared<>(
                            kpis.flatMap(these -> others.map(those -> ComparisonAnswer.of(these, other, those)))
                                    .orElse(null)));
            edges.add(new EdgeRow(edge.from(), edge.to(), edge.label(), kpis.orElse(null), compared.orElse(null)));
        }
        return edges;
    }

    private static Kpis kpis(MetricValues values, UnderstoodQuestion question) {
        return Kpis.of(values, question.basis().rateBase());
    }
}
