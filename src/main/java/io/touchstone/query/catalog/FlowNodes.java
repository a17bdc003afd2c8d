package io.touchstone.query.catalog;

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
import io.touchstone.query.Echo;
import io.touchstone.query.QueryContext;
import io.touchstone.query.UnderstoodQuestion;
import io.touchstone.query.kpi.Dimension;
import io.touchstone.query.kpi.KpiAnswers;
import io.touchstone.query.kpi.KpiQuery;
import io.touchstone.query.kpi.Kpis;
import io.touchstone.query.kpi.Measurement;
import io.touchstone.query.kpi.SourceFilter;
import io.touchstone.rollup.MetricValues;
import jakarta.enterprise.context.RequestScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The nodes of a flow, those that its sender listed, then those that only messages name; and its edges. */
@RequestScoped
class FlowNodes {

    record NodeList(@JsonUnwrapped Echo echo, List<NodeRow> nodes, List<EdgeRow> edges) {}

    /** @param kind null when the sender gave none */
    record NodeRow(String id, String name, @Nullable String kind, Kpis kpis) {

        static final List<Column<NodeRow>> COLUMNS = Columns.withKpis(
                List.of(
                        Column.of("id", NodeRow::id),
                        Column.of("name", NodeRow::name),
                        Column.of("kind", NodeRow::kind)),
                NodeRow::kpis,
                List.of());
    }

    /**
     * @param label null when the sender gave none
     * @param kpis of its branch, the nodes that can only be reached through it
     */
    record EdgeRow(String from, String to, @Nullable String label, Kpis kpis) {}

    private final QueryContext context;
    private final KpiAnswers answers;

    FlowNodes(QueryContext context, KpiAnswers answers) {
        this.context = context;
        this.answers = answers;
    }

    NodeList of(String flowId, UnderstoodQuestion ofAll) {
        UnderstoodQuestion question = ofAll.of(SourceFilter.of(SourceKind.FLOW, flowId));
        KpiQuery query =
                question.queries(context.workspace(), Set.of(Dimension.NODE)).getFirst();
        Measurement basis = question.basis();
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
                    Map<String, MetricValues> byNode = new HashMap<>();
                    answers.groups(tenant, query)
                            .forEach((group, values) -> byNode.put(Objects.requireNonNull(group.nodeId()), values));
                    return new NodeList(echo, nodes(graph, sources, byNode, basis), edges(graph, byNode, basis));
                },
                echo);
    }

    private static List<NodeRow> nodes(
            FlowGraph graph, List<MessageSource> sources, Map<String, MetricValues> byNode, Measurement basis) {
        List<FlowGraph.Node> nodes = new ArrayList<>(graph.nodes());
        Set<String> unlisted = new TreeSet<>(CodePointOrder.INSTANCE);
        sources.forEach(source -> unlisted.add(Objects.requireNonNull(source.nodeId())));
        graph.nodes().forEach(node -> unlisted.remove(node.id()));
        unlisted.forEach(id -> nodes.add(new FlowGraph.Node(id, id, null)));
        return nodes.stream()
                .map(node -> new NodeRow(
                        node.id(),
                        node.name(),
                        node.kind(),
                        Kpis.of(byNode.getOrDefault(node.id(), MetricValues.ZERO), basis.rateBase())))
                .toList();
    }

    private static List<EdgeRow> edges(FlowGraph graph, Map<String, MetricValues> byNode, Measurement basis) {
        List<MetricValues> branches = new Branches(graph)
                .sums(id -> byNode.getOrDefault(id, MetricValues.ZERO), MetricValues.ZERO, MetricValues::plus);
        List<EdgeRow> edges = new ArrayList<>();
        for (int i = 0; i < branches.size(); i++) {
            FlowGraph.Edge edge = graph.edges().get(i);
            edges.add(new EdgeRow(edge.from(), edge.to(), edge.label(), Kpis.of(branches.get(i), basis.rateBase())));
        }
        return edges;
    }
}
