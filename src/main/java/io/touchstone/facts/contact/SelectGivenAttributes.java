package io.touchstone.facts.contact;

import io.touchstone.eventlog.IdentityKeys;
import io.touchstone.sql.Tenant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What some events, by their ids, say of a contact. */
final class SelectGivenAttributes {

    /**
     * @param at epoch milliseconds
     * @param phone as written, null where that is its one form, as is the next
     */
    record Given(
            long at,
            IdentityKeys contact,
            IdentityKeys sameAs,
            @Nullable String name,
            @Nullable String email,
            @Nullable String phone,
            @Nullable String sameAsPhone) {

        boolean names(long identityKey) {
            return contact.all().contains(identityKey) || sameAs.all().contains(identityKey);
        }

        /** As {@link NamedIdentity#spelling}. */
        @Nullable String spelling(long identityKey) {
            if (Objects.equals(contact.phone(), identityKey)) {
                return phone;
            }
            return Objects.equals(sameAs.phone(), identityKey) ? sameAsPhone : null;
        }
    }

    private SelectGivenAttributes() {}

    static Map<String, Given> by(Tenant tenant, Collection<String> eventIds) {
        Map<String, Given> given = new HashMap<>();
        tenant.queryIn(
                """
                SELECT id, occurred_at, contact_id_key, contact_phone_key, contact_whatsapp_key, contact_email_key,
                       same_as_id_key, same_as_phone_key, same_as_whatsapp_key, same_as_email_key,
                       name, email, phone, same_as_phone
                FROM event FORCE INDEX (event_id)
                LEFT JOIN event_attribute ON event_attribute.workspace_id = event.workspace_id
                  AND event_attribute.identity_key = COALESCE(contact_id_key, contact_phone_key, contact_whatsapp_key, contact_email_key)
                  AND event_attribute.event_key = event.event_key
                WHERE event.workspace_id = :workspace AND id IN ?
                """,
                row -> given.put(
                        row.id(),
                        new Given(
                                row.number(),
                                IdentityKeys.read(row),
                                IdentityKeys.read(row),
                                row.textOrNull(),
                                row.textOrNull(),
                                row.textOrNull(),
                                row.textOrNull())),
                eventIds);
        return given;
    }
}
