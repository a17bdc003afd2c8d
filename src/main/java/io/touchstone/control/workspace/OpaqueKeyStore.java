package io.touchstone.control.workspace;

import io.touchstone.mask.OpaqueKey;
import io.touchstone.sql.Row;
import io.touchstone.sql.Sql;
import io.touchstone.tenant.WorkspaceId;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/** The keys of workspaces that were made without one. */
final class OpaqueKeyStore {

    private OpaqueKeyStore() {}

    /**
     * Gives the workspace this key unless it has one.
     *
     * @return the one that it has now; empty once it is deleted
     */
    static Optional<OpaqueKey> make(Connection connection, WorkspaceId workspace, OpaqueKey fresh) throws SQLException {
        Sql.update(
                connection,
                "UPDATE workspace SET opaque_key = UNHEX(?) WHERE id = ? AND opaque_key IS NULL",
                fresh.hexadecimal(),
                workspace.value());
        return Sql.query(connection, "SELECT opaque_key FROM workspace WHERE id = ?", Row::bytes, workspace.value())
                .stream()
                .findFirst()
                .map(OpaqueKey::of);
    }
}
