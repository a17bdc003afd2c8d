package io.touchstone.eventlog;

import io.touchstone.sql.Tenant;
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

    public static void append(Tenant tenant, Collection<Attributes> attributes) {
        tenant.batch(
                "INSERT INTO event_attribute (workspace_id, identity_key, event_key, name, email) VALUES (:workspace, ?, ?, ?, ?)",
                attributes,
                (parameters, row) -> parameters
                        .add(row.identityKey())
                        .add(row.eventKey())
                        .addText(row.name())
                        .addText(row.email()));
    }
}
