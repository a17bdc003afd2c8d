package io.touchstone.eventlog;

import io.touchstone.sql.Sql;
import io.touchstone.tenant.WorkspaceId;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** What events said about people beside their identities. */
public final class AttributeLog {

    /** @param identityKey the first identity of the contact that the event names */
    public record Attributes(
            long identityKey,
            long eventKey,
            @Nullable String name,
            @Nullable String email) {}

    private AttributeLog() {}

    public static void append(Connection connection, WorkspaceId workspace, Collection<Attributes> attributes)
            throws SQLException {
        Sql.batch(
                connection,
                "INSERT INTO event_attribute (workspace_id, identity_key, event_key, name, email) VALUES (?, ?, ?, ?, ?)",
                attributes,
                (parameters, row) -> parameters
                        .add(workspace.value())
                        .add(row.identityKey())
                        .add(row.eventKey())
                        .addText(row.name())
                        .addText(row.email()));
    }
}
