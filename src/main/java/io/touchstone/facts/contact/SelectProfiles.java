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
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Who some contacts are. */
public final class SelectProfiles {

    private SelectProfiles() {}

    /** Profiles by contact key, as the caller may see them. */
    public static Map<Long, ContactProfile> of(Tenant tenant, Collection<Long> contactKeys, Masks masks) {
        Map<Long, List<KnownIdentity>> identities = new HashMap<>();
        IdentityStore.of(tenant, contactKeys)
                .forEach(identity -> identities
                        .computeIfAbsent(Objects.requireNonNull(identity.contactKey()), _ -> new ArrayList<>())
                        .add(identity));
        Map<Long, ContactProfile> profiles = new HashMap<>();
        for (long key : contactKeys) {
            List<KnownIdentity> ofContact = identities.getOrDefault(key, List.of());
            ContactProfile profile = new ContactProfile(
                    masks.ids().format(OpaqueKind.CONTACT, oldest(ofContact, key)),
                    newest(ofContact, Identity.IdentityKind.ID),
                    latest(ofContact, KnownIdentity::name),
                    newest(ofContact, Identity.IdentityKind.PHONE),
                    latest(ofContact, KnownIdentity::email));
            profiles.put(key, masks.hide() ? profile.masked() : profile);
        }
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
                        WHERE surrogate.workspace_id = :workspace AND surrogate.kind = ? AND id = ? AND contact_key IS NOT NULL
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
                                "SELECT contact_key FROM identity WHERE workspace_id = :workspace AND identity_key = ? AND contact_key IS NOT NULL",
                                Row::number,
                                identityKey.get())
                        .stream()
                        .findFirst();
    }

    /**
     * The smallest number: of merged contacts the one that was the smallest of either, so that one of their keys stays. One without
     * an identity, which takes damage, has its own.
     */
    private static long oldest(List<KnownIdentity> identities, long contactKey) {
        return identities.stream().mapToLong(KnownIdentity::key).min().orElse(contactKey);
    }

    private static @Nullable String newest(List<KnownIdentity> identities, Identity.IdentityKind kind) {
        return identities.stream()
                .filter(known -> known.identity().kind() == kind)
                .max(Comparator.comparingLong(
                                (KnownIdentity known) -> known.first().order().at())
                        .thenComparing(known -> known.identity().value(), CodePointOrder.INSTANCE))
                .map(KnownIdentity::shown)
                .orElse(null);
    }

    private static @Nullable String latest(
            List<KnownIdentity> identities, Function<KnownIdentity, @Nullable Attribute> attribute) {
        Attribute latest = null;
        for (KnownIdentity identity : identities) {
            latest = Attribute.latest(latest, attribute.apply(identity));
        }
        return latest == null ? null : latest.value();
    }
}
