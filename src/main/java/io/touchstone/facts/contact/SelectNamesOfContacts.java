package io.touchstone.facts.contact;

import io.touchstone.event.EventOrder;
import io.touchstone.sql.Tenant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** What some contacts are called, unmasked. */
public final class SelectNamesOfContacts {

    private record Named(long contactKey, Attribute name) {}

    private SelectNamesOfContacts() {}

    /** The names that stand, by contact key; contacts without one are left out. */
    public static Map<Long, String> of(Tenant tenant, Collection<Long> contactKeys) {
        Map<Long, Attribute> latest = new HashMap<>();
        tenant.streamIn(
                "SELECT contact_key, name, name_at, name_event_id FROM identity FORCE INDEX (identity_contact)"
                        + " WHERE workspace_id = :workspace AND name IS NOT NULL AND contact_key IN ?",
                row -> new Named(row.number(), new Attribute(row.text(), new EventOrder(row.number(), row.id()))),
                named -> latest.merge(
                        named.contactKey(),
                        named.name(),
                        (known, other) -> known.order().isBefore(other.order()) ? other : known),
                contactKeys);
        Map<Long, String> names = new HashMap<>();
        latest.forEach((contactKey, name) -> names.put(contactKey, name.value()));
        return names;
    }
}
