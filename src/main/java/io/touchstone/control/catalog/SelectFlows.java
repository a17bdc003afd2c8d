package io.touchstone.control.catalog;

import io.touchstone.control.catalog.FlowGraph.Edge;
import io.touchstone.control.catalog.FlowGraph.Node;
import io.touchstone.sql.Row;
import io.touchstone.sql.Tenant;
import java.util.List;

/** The flows that their sender has named, as of the state that an answer is read from. */
public final class SelectFlows {

    private SelectFlows() {}

    public static List<Flow> all(Tenant tenant) {
        return tenant.query(
                "SELECT id, name, status FROM flow WHERE workspace_id = :workspace",
                row -> new Flow(row.id(), row.text(), row.textOrNull()));
    }

    /** Whether there is one of this id. */
    public static boolean has(Tenant tenant, String id) {
        return !tenant.query("SELECT 1 FROM flow WHERE workspace_id = :workspace AND id = ?", Row::integer, id)
                .isEmpty();
    }

    /** Empty for a flow that only events name. */
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
}
