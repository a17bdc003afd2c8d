package io.touchstone.control.catalog;

import io.touchstone.sql.Row;
import io.touchstone.sql.Sql;
import io.touchstone.tenant.WorkspaceId;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** The campaigns of a workspace, by exact id. */
public final class CampaignStore {

    private CampaignStore() {}

    public static List<Campaign> all(Connection connection, WorkspaceId workspace) throws SQLException {
        return Sql.query(
                connection,
                "SELECT id, name, status FROM campaign WHERE workspace_id = ?",
                CampaignStore::read,
                workspace.value());
    }

    public static void save(Connection connection, WorkspaceId workspace, Campaign campaign) throws SQLException {
        Sql.batch(
                connection,
                """
                INSERT INTO campaign (workspace_id, id, name, status) VALUES (?, ?, ?, ?)
                ON DUPLICATE KEY UPDATE name = VALUES(name), status = VALUES(status)
                """,
                List.of(campaign),
                (parameters, row) -> parameters
                        .add(workspace.value())
                        .addId(row.id())
                        .addText(row.name())
                        .addText(row.status()));
    }

    private static Campaign read(Row row) throws SQLException {
        return new Campaign(row.id(), row.text(), row.textOrNull());
    }
}
