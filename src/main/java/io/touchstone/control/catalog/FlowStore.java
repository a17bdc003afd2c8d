package io.touchstone.control.catalog;

import io.touchstone.control.catalog.FlowGraph.Edge;
import io.touchstone.control.catalog.FlowGraph.Node;
import io.touchstone.sql.Row;
import io.touchstone.sql.Sql;
import io.touchstone.tenant.WorkspaceId;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** The flows of a workspace, by exact id. */
public final class FlowStore {

    private FlowStore() {}

    public static List<Flow> all(Connection connection, WorkspaceId workspace) throws SQLException {
        return Sql.query(
                connection,
                "SELECT id, name, status FROM flow WHERE workspace_id = ?",
                FlowStore::read,
                workspace.value());
    }

    public static Optional<Flow> find(Connection connection, WorkspaceId workspace, String id) throws SQLException {
        return Sql.query(
                        connection,
                        "SELECT id, name, status FROM flow WHERE workspace_id = ? AND id = ?",
                        FlowStore::read,
                        workspace.value(),
                        id)
                .stream()
                .findFirst();
    }

    /** Empty for a flow that only events named. */
    public static FlowGraph graph(Connection connection, WorkspaceId workspace, String flowId) throws SQLException {
        return new FlowGraph(
                Sql.query(
                        connection,
                        """
                        SELECT id, name, kind FROM flow_node WHERE workspace_id = ? AND flow_id = ? ORDER BY position
                        """,
                        row -> new Node(row.id(), row.text(), row.textOrNull()),
                        workspace.value(),
                        flowId),
                Sql.query(
                        connection,
                        """
                        SELECT from_node, to_node, label
                        FROM flow_edge WHERE workspace_id = ? AND flow_id = ? ORDER BY position
                        """,
                        row -> new Edge(row.id(), row.id(), row.textOrNull()),
                        workspace.value(),
                        flowId));
    }

    /** Replaces the flow's name, status and graph. */
    public static void save(Connection connection, WorkspaceId workspace, Flow flow, FlowGraph graph)
            throws SQLException {
        Sql.batch(
                connection,
                """
                INSERT INTO flow (workspace_id, id, name, status) VALUES (?, ?, ?, ?)
                ON DUPLICATE KEY UPDATE name = VALUES(name), status = VALUES(status)
                """,
                List.of(flow),
                (parameters, row) -> parameters
                        .add(workspace.value())
                        .addId(row.id())
                        .addText(row.name())
                        .addText(row.status()));
        String flowId = flow.id();
        Sql.update(
                connection, "DELETE FROM flow_node WHERE workspace_id = ? AND flow_id = ?", workspace.value(), flowId);
        Sql.update(
                connection, "DELETE FROM flow_edge WHERE workspace_id = ? AND flow_id = ?", workspace.value(), flowId);
        Sql.batch(
                connection,
                "INSERT INTO flow_node (workspace_id, flow_id, position, id, name, kind) VALUES (?, ?, ?, ?, ?, ?)",
                positions(graph.nodes()),
                (parameters, position) -> {
                    Node node = graph.nodes().get(position);
                    parameters
                            .add(workspace.value())
                            .addId(flow.id())
                            .add(position)
                            .addId(node.id())
                            .addText(node.name())
                            .addText(node.kind());
                });
        Sql.batch(connection, """
                INSERT INTO flow_edge (workspace_id, flow_id, position, from_node, to_node, label)
                VALUES (?, ?, ?, ?, ?, ?)
                """, positions(graph.edges()), (parameters, position) -> {
            Edge edge = graph.edges().get(position);
            parameters
                    .add(workspace.value())
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

    private static Flow read(Row row) throws SQLException {
        return new Flow(row.id(), row.text(), row.textOrNull());
    }
}
