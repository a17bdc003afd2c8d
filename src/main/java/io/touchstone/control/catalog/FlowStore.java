package io.touchstone.control.catalog;

import io.touchstone.control.catalog.FlowGraph.Edge;
import io.touchstone.control.catalog.FlowGraph.Node;
import io.touchstone.sql.Row;
import io.touchstone.sql.Tenant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** The flows of a workspace, by exact id. */
public final class FlowStore {

    private FlowStore() {}

    public static List<Flow> all(Tenant tenant) {
        return tenant.query("SELECT id, name, status FROM flow WHERE workspace_id = :workspace", FlowStore::read);
    }

    public static Optional<Flow> find(Tenant tenant, String id) {
        return tenant
                .query(
                        "SELECT id, name, status FROM flow WHERE workspace_id = :workspace AND id = ?",
                        FlowStore::read,
                        id)
                .stream()
                .findFirst();
    }

    /** Empty for a flow that only events named. */
    public static FlowGraph graph(Tenant tenant, String flowId) {
        return new FlowGraph(
                tenant.query("""
                        SELECT id, name, kind FROM flow_node WHERE workspace_id = :workspace AND flow_id = ? ORDER BY position
                        """, row -> new Node(row.id(), row.text(), row.textOrNull()), flowId),
                tenant.query("""
                        SELECT from_node, to_node, label
                        FROM flow_edge WHERE workspace_id = :workspace AND flow_id = ? ORDER BY position
                        """, row -> new Edge(row.id(), row.id(), row.textOrNull()), flowId));
    }

    /** Replaces the flow's name, status and graph. */
    public static void save(Tenant tenant, Flow flow, FlowGraph graph) {
        tenant.batch(
                """
                INSERT INTO flow (workspace_id, id, name, status) VALUES (:workspace, ?, ?, ?)
                ON DUPLICATE KEY UPDATE name = VALUES(name), status = VALUES(status)
                """,
                List.of(flow),
                (parameters, row) ->
                        parameters.addId(row.id()).addText(row.name()).addText(row.status()));
        String flowId = flow.id();
        tenant.update("DELETE FROM flow_node WHERE workspace_id = :workspace AND flow_id = ?", flowId);
        tenant.update("DELETE FROM flow_edge WHERE workspace_id = :workspace AND flow_id = ?", flowId);
        tenant.batch(
                "INSERT INTO flow_node (workspace_id, flow_id, position, id, name, kind) VALUES (:workspace, ?, ?, ?, ?, ?)",
                positions(graph.nodes()),
                (parameters, position) -> {
                    Node node = graph.nodes().get(position);
                    parameters
                            .addId(flow.id())
                            .add(position)
                            .addId(node.id())
                            .addText(node.name())
                            .addText(node.kind());
                });
        tenant.batch("""
                INSERT INTO flow_edge (workspace_id, flow_id, position, from_node, to_node, label)
                VALUES (:workspace, ?, ?, ?, ?, ?)
                """, positions(graph.edges()), (parameters, position) -> {
            Edge edge = graph.edges().get(position);
            parameters
                    .addId(flow.id())
                    .add(position)
                    .addId(edge.from())
                    .addId(edge.to())
                    .addText(edge.label());
        });
    }

    private static List<Integer> positions(List<?> list) {
        return IntStream.range(0, list.size()).boxed().toList();
    }

    private static Flow read(Row row) {
        return new Flow(row.id(), row.text(), row.textOrNull());
    }
}
