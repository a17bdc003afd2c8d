package io.touchstone.erasure;

import io.touchstone.event.Identity;
import io.touchstone.facts.contact.SelectProfiles;
import io.touchstone.mask.OpaqueIds;
import io.touchstone.sql.Tenant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Who is to be handed out, or forgotten. */
public sealed interface AskedPerson {

    /** The contacts that are meant now; of none, nobody is known. */
    Set<Long> contacts(Tenant tenant, OpaqueIds ids);

    /** By the key that answers show. */
    record ByContactKey(String key) implements AskedPerson {

        @Override
        public Set<Long> contacts(Tenant tenant, OpaqueIds ids) {
            return SelectProfiles.byKey(tenant, key, ids).map(Set::of).orElseGet(Set::of);
        }
    }

    /** Who names several together says that they are one person. */
    record ByIdentities(List<Identity> identities) implements AskedPerson {

        public ByIdentities {
            identities = List.copyOf(identities);
        }

        @Override
        public Set<Long> contacts(Tenant tenant, OpaqueIds ids) {
            Set<Long> contacts = new TreeSet<>();
            identities.stream()
                    .map(identity -> SelectProfiles.byIdentity(tenant, identity))
                    .flatMap(Optional::stream)
                    .forEach(contacts::add);
            return contacts;
        }
    }
}
