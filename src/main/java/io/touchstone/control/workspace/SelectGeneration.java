package io.touchstone.control.workspace;

import io.touchstone.sql.Row;
import io.touchstone.sql.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Which roll-ups of a workspace are in use. */
final class SelectGeneration {

    private SelectGeneration() {}

    static boolean isOf(Connection connection, Workspace workspace) throws SQLException {
        return Sql.query(
                        connection,
                        "SELECT generation FROM workspace WHERE id = ?",
                        Row::integer,
                        workspace.id().value())
                .equals(List.of(workspace.generation()));
    }
}
