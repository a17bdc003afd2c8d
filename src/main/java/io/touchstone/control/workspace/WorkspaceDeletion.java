package io.touchstone.control.workspace;

import io.agroal.api.AgroalDataSource;
import io.touchstone.tenant.WorkspaceId;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/**
 * Deletes a tenant and all that is its own. It and its keys go first, so that no new request adds to what is being
 * deleted; then everything else in chunks, each committed by itself, so that no transaction grows with the tenant. A
 * deletion that breaks off is finished by asking for it again.
 */
@ApplicationScoped
public class WorkspaceDeletion {

    /** Every table with a {@code workspace_id}, in the order of deletion, keys first. A test compares it with the schema. */
    static final List<String> TABLES = List.of(
            "api_key",
            "key_block",
            "surrogate",
            "event",
            "event_attribute",
            "contact",
            "identity",
            "source",
            "message",
            "touch",
            "purchase",
            "credit",
            "rollup_message",
            "rollup_credit",
            "rollup_day",
            "rollup_purchase",
            "data_version",
            "rebuild",
            "credit_rebuild",
            "campaign",
            "flow",
            "flow_node",
            "flow_edge");

    private static final int CHUNK_ROWS = 5_000;

    private final AgroalDataSource database;

    WorkspaceDeletion(AgroalDataSource database) {
        this.database = database;
    }

    /** Whether there was anything to delete. */
    public boolean delete(WorkspaceId id) {
        try (Connection connection = database.getConnection()) {
            long deleted = deleteRows(connection, "DELETE FROM workspace WHERE id = ? LIMIT ?", id);
            for (String table : TABLES) {
                deleted += deleteRows(connection, "DELETE FROM " + table + " WHERE workspace_id = ? LIMIT ?", id);
            }
            return deleted > 0;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static long deleteRows(Connection connection, String sql, WorkspaceId id) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setLong(1, id.value());
            statement.setInt(2, CHUNK_ROWS);
            long all = 0;
            int chunk;
            do {
                chunk = statement.executeUpdate();
                all += chunk;
            } while (chunk == CHUNK_ROWS);
            return all;
        }
    }
}
