package io.touchstone.eventlog;

import io.touchstone.sql.Tenant;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** What events said about people beside their identities, and how they wrote these. */
public final class AttributeLog {

    /**
     * @param identityKey the first identity of the contact that the event names
     * @param phone as written; null where that is the form in which phones are compared, as is the next
     */
    public record Attributes(
            long identityKey,
            long eventKey,
            @Nullable String name,
            @Nullable String email,
            @Nullable String phone,
            @Nullable String sameAsPhone) {}

    private AttributeLog() {}

    public static void append(Tenant tenant, Collection<Attributes> attributes) {
        tenant.batch(
                """
                INSERT INTO event_attribute (workspace_id, identity_key, event_key, name, email, phone, same_as_phone)
                VALUES (:workspace, ?, ?, ?, ?, ?, ?)
                """,
                attributes,
                (parameters, row) -> parameters
                        .add(row.identityKey())
                        .add(row.eventKey())
                        .addText(row.name())
                        .addText(row.email())
                        .addText(row.phone())
                        .addText(row.sameAsPhone()));
    }
}
