package io.touchstone.facts.contact;

import io.touchstone.sql.Tenant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What some events, by their ids, say of a contact beside its identities. */
final class SelectGivenAttributes {

    /**
     * @param at epoch milliseconds
     * @param contactKey to which the identities belong that the event names
     */
    record Given(
            long at,
            @Nullable String name,
            @Nullable String email,
            @Nullable Long contactKey) {}

    private SelectGivenAttributes() {}

    static Map<String, Given> by(Tenant tenant, Collection<String> eventIds) {
        Map<String, Given> given = new HashMap<>();
        tenant.queryIn(
                """
                SELECT id, occurred_at, name, email, contact_key
                FROM event FORCE INDEX (event_id)
                LEFT JOIN event_attribute ON event_attribute.workspace_id = event.workspace_id
                  AND event_attribute.identity_key = COALESCE(contact_id_key, contact_phone_key, contact_whatsapp_key, contact_email_key)
                  AND event_attribute.event_key = event.event_key
                LEFT JOIN identity ON identity.workspace_id = event.workspace_id
                  AND identity.identity_key = COALESCE(contact_id_key, contact_phone_key, contact_whatsapp_key, contact_email_key)
                WHERE event.workspace_id = :workspace AND id IN ?
                """,
                row -> given.put(
                        row.id(), new Given(row.number(), row.textOrNull(), row.textOrNull(), row.numberOrNull())),
                eventIds);
        return given;
    }
}
