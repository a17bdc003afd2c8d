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

    /**
     * The phones of an event as they were written.
     *
     * @param formerKey the first identity of its contact, until now
     * @param phone null where that is the form in which phones are compared, as is the next
     */
    public record Spellings(
            long formerKey,
            long identityKey,
            long eventKey,
            @Nullable String phone,
            @Nullable String sameAsPhone) {}

    private AttributeLog() {}

    /** Keeps how the phones of some events were written; what was kept of them hangs on the first identity that they name now. */
    public static void spell(Tenant tenant, Collection<Spellings> spellings) {
        tenant.batch(
                "UPDATE event_attribute SET identity_key = ? WHERE workspace_id = :workspace AND identity_key = ? AND event_key = ?",
                spellings.stream()
                        .filter(row -> row.identityKey() != row.formerKey())
                        .toList(),
                (parameters, row) ->
                        parameters.add(row.identityKey()).add(row.formerKey()).add(row.eventKey()));
        tenant.batch(
                """
                INSERT INTO event_attribute (workspace_id, identity_key, event_key, phone, same_as_phone)
                VALUES (:workspace, ?, ?, ?, ?)
                ON DUPLICATE KEY UPDATE phone = VALUES(phone), same_as_phone = VALUES(same_as_phone)
                """,
                spellings,
                (parameters, row) -> parameters
                        .add(row.identityKey())
                        .add(row.eventKey())
                        .addText(row.phone())
                        .addText(row.sameAsPhone()));
    }

    /** Takes away what some events said. */
    public static void delete(Tenant tenant, Collection<StoredEvent> events) {
        tenant.batch(
                "DELETE FROM event_attribute WHERE workspace_id = :workspace AND identity_key = ? AND event_key = ?",
                events.stream().filter(event -> !event.contact().isEmpty()).toList(),
                (parameters, event) -> parameters.add(event.contact().any()).add(event.key()));
    }

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
