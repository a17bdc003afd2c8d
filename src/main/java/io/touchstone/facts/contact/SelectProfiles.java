package io.touchstone.facts.contact;

import io.touchstone.event.CodePointOrder;
import io.touchstone.event.Identity;
import io.touchstone.eventlog.KeyDictionary;
import io.touchstone.mask.Masks;
import io.touchstone.mask.OpaqueIds;
import io.touchstone.mask.OpaqueIds.OpaqueKind;
import io.touchstone.sql.Row;
import io.touchstone.sql.Tenant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who some contacts are. */
public final class SelectProfiles {

    private record NamedIdentity(long contactKey, long identityKey, int kind, String value, long firstNamedAt) {}

    private SelectProfiles() {}

    /** Profiles by contact key, as the caller may see them. */
    public static Map<Long, ContactProfile> of(Tenant tenant, Collection<Long> contactKeys, Masks masks) {
        Map<Long, ContactProfile> profiles = new HashMap<>();
        Map<Long, List<NamedIdentity>> identities = new HashMap<>();
        tenant.queryIn(
                        """
                        SELECT contact_key, identity_key, kind, value, first_named_at
                        FROM identity WHERE workspace_id = :workspace AND contact_key IN ?
                        """,
                        row -> new NamedIdentity(row.number(), row.number(), row.integer(), row.id(), row.number()),
                        contactKeys)
                .forEach(named -> identities
                        .computeIfAbsent(named.contactKey(), key -> new ArrayList<>())
                        .add(named));
        tenant.queryIn(
                "SELECT contact_key, name, email FROM contact WHERE workspace_id = :workspace AND contact_key IN ?",
                row -> {
                    long key = row.number();
                    List<NamedIdentity> ofContact = identities.getOrDefault(key, List.of());
                    ContactProfile profile = new ContactProfile(
                            masks.ids().format(OpaqueKind.CONTACT, oldest(ofContact, key)),
                            newest(ofContact, Identity.IdentityKind.ID),
                            row.textOrNull(),
                            newest(ofContact, Identity.IdentityKind.PHONE),
                            row.textOrNull());
                    return profiles.put(key, masks.hide() ? profile.masked() : profile);
                },
                contactKeys);
        return profiles;
    }

    /** The contact that an identity belongs to, if any event ever named it. */
    public static Optional<Long> byIdentity(Tenant tenant, Identity identity) {
        return tenant
                .query(
                        """
                        SELECT contact_key FROM surrogate
                        JOIN identity ON identity.workspace_id = surrogate.workspace_id
                                     AND identity_key = surrogate_key
                        WHERE surrogate.workspace_id = :workspace AND surrogate.kind = ? AND id = ?
                        """,
                        Row::number,
                        KeyDictionary.IdKind.of(identity.kind()).code(),
                        identity.value())
                .stream()
                .findFirst();
    }

    /** The contact whose key, now or before it was merged with another, this is. */
    public static Optional<Long> byKey(Tenant tenant, String key, OpaqueIds ids) {
        Optional<Long> identityKey = ids.parse(OpaqueKind.CONTACT, key);
        return identityKey.isEmpty()
                ? Optional.empty()
                : tenant
                        .query(
                                "SELECT contact_key FROM identity WHERE workspace_id = :workspace AND identity_key = ?",
                                Row::number,
                                identityKey.get())
                        .stream()
                        .findFirst();
    }

    /**
     * The smallest number: of merged contacts the one that was the smallest of either, so that one of their keys stays. One without
     * an identity, which takes damage, has its own.
     */
    private static long oldest(List<NamedIdentity> identities, long contactKey) {
        return identities.stream().mapToLong(NamedIdentity::identityKey).min().orElse(contactKey);
    }

    private static @Nullable String newest(List<NamedIdentity> identities, Identity.IdentityKind kind) {
        int code = KeyDictionary.IdKind.of(kind).code();
        return identities.stream()
                .filter(named -> named.kind() == code)
                .max(Comparator.comparingLong(NamedIdentity::firstNamedAt)
                        .thenComparing(NamedIdentity::value, CodePointOrder.INSTANCE))
                .map(NamedIdentity::value)
                .orElse(null);
    }
}
