package io.touchstone.control.catalog;

import io.touchstone.sql.Row;
import io.touchstone.sql.Tenant;
import java.util.Set;

/** The names of some campaigns, and of some flows with their nodes: a statement for either, whatever their number. */
public final class SelectNames {

    private SelectNames() {}

    public static SourceNames of(Tenant tenant, Set<String> campaignIds, Set<String> flowIds) {
        SourceNames names = new SourceNames();
        tenant.queryIn(
                "SELECT id, name FROM campaign WHERE workspace_id = :workspace AND id IN ?",
                row -> addCampaign(names, row),
                campaignIds);
        tenant.queryIn("""
                SELECT flow.id, flow.name, flow_node.id, flow_node.name
                FROM flow LEFT JOIN flow_node ON flow_node.workspace_id = flow.workspace_id AND flow_id = flow.id
                WHERE flow.workspace_id = :workspace AND flow.id IN ?
                """, row -> addFlow(names, row), flowIds);
        return names;
    }

    private static boolean addCampaign(SourceNames names, Row row) {
        names.addCampaign(row.id(), row.text());
        return true;
    }

    private static boolean addFlow(SourceNames names, Row row) {
        String flowId = row.id();
        names.addFlow(flowId, row.text());
        String nodeId = row.idOrNull();
        String nodeName = row.textOrNull();
        if (nodeId != null && nodeName != null) {
            names.addNode(flowId, nodeId, nodeName);
        }
        return true;
    }
}
