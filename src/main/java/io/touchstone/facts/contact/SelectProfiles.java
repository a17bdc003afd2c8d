package io.touchstone.facts.contact;

import io.touchstone.event.CodePointOrder;
import io.touchstone.event.Identity;
import io.touchstone.eventlog.KeyDictionary;
import io.touchstone.mask.Masks;
import io.touchstone.mask.OpaqueIds;
import io.touchstone.mask.OpaqueIds.OpaqueKind;
import io.touchstone.sql.Row;
import io.touchstone.sql.Tenant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who some contacts are. */
public final class SelectProfiles {

    private SelectProfiles() {}

    /** Profiles by contact key, as the caller may see them. */
    public static Map<Long, ContactProfile> of(Tenant tenant, Collection<Long> contactKeys, Masks masks) {
        Map<Long, Person> persons = new HashMap<>();
        contactKeys.forEach(key -> persons.put(key, new Person()));
        IdentityStore.eachOf(
                tenant,
                contactKeys,
                identity -> Objects.requireNonNull(persons.get(identity.contactKey()))
                        .add(identity));
        Map<Long, ContactProfile> profiles = new HashMap<>();
        masks.read(persons.size());
        persons.forEach((key, person) -> {
            ContactProfile profile = person.profile(key, masks);
            profiles.put(key, masks.hide() ? profile.masked() : profile);
        });
        return profiles;
    }

    /** The contact that an identity belongs to, if any event ever named it; one that is shared finds nobody, also where a contact keeps it. */
    public static Optional<Long> byIdentity(Tenant tenant, Identity identity) {
        return tenant
                .query(
                        """
                        SELECT contact_key FROM surrogate
                        JOIN identity ON identity.workspace_id = surrogate.workspace_id
                                     AND identity.identity_key = surrogate_key
                        LEFT JOIN shared_identity FORCE INDEX (PRIMARY) ON shared_identity.workspace_id = surrogate.workspace_id
                                     AND shared_identity.identity_key = surrogate_key
                        WHERE surrogate.workspace_id = :workspace AND surrogate.kind = ? AND id = ? AND contact_key IS NOT NULL
                          AND shared_identity.identity_key IS NULL
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

    /** What is shown of a contact, of however many identities. */
    private static final class Person {

        private static final Comparator<KnownIdentity> NEWEST = Comparator.comparingLong(
                        (KnownIdentity known) -> known.first().order().at())
                .thenComparing(known -> known.identity().value(), CodePointOrder.INSTANCE);

        private long oldest = Long.MAX_VALUE;
        private @Nullable KnownIdentity id;
        private @Nullable KnownIdentity phone;
        private @Nullable Attribute name;
        private @Nullable Attribute email;

        void add(KnownIdentity identity) {
            oldest = Math.min(oldest, identity.key());
            if (Identity.isErased(identity.identity().value())) {
                return;
            }
            switch (identity.identity().kind()) {
                case ID -> id = newest(id, identity);
                case PHONE -> phone = newest(phone, identity);
                default -> {}
            }
            name = Attribute.latest(name, Attribute.unlessErased(identity.name()));
            email = Attribute.latest(email, Attribute.unlessErased(identity.email()));
        }

        private static KnownIdentity newest(@Nullable KnownIdentity known, KnownIdentity other) {
            return known == null || NEWEST.compare(other, known) > 0 ? other : known;
        }

        /**
         * By the smallest number: of merged contacts the one that was the smallest of either, so that one of their keys stays. One
         * without an identity, which takes damage, has its own.
         */
        ContactProfile profile(long contactKey, Masks masks) {
            return new ContactProfile(
                    masks.ids().format(OpaqueKind.CONTACT, oldest == Long.MAX_VALUE ? contactKey : oldest),
                    id == null ? null : id.shown(),
                    name == null ? null : name.value(),
                    phone == null ? null : phone.shown(),
                    email == null ? null : email.value());
        }
    }
}
