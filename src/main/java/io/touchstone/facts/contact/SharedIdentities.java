package io.touchstone.facts.contact;

import io.touchstone.eventlog.IdentityKeys;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The identities that a workspace lists as nobody's: they join no one, and who is named by such alone is nobody. */
public record SharedIdentities(Set<Long> keys) {

    public static final SharedIdentities NONE = new SharedIdentities(Set.of());

    public SharedIdentities {
        keys = Set.copyOf(keys);
    }

    public static SharedIdentities of(Collection<Long> keys) {
        return new SharedIdentities(new HashSet<>(keys));
    }

    public boolean has(long identityKey) {
        return keys.contains(identityKey);
    }

    /** Those of some identities that are somebody's. */
    public List<Long> without(List<Long> identityKeys) {
        return keys.isEmpty()
                ? identityKeys
                : identityKeys.stream().filter(key -> !has(key)).toList();
    }

    /** The identity by which an event finds its contact. */
    public Optional<Long> first(List<Long> identityKeys) {
        return without(identityKeys).stream().findFirst();
    }

    /**
     * The contact that an event names; null when it names nobody, or one of whom nothing is known.
     *
     * @param contacts by identity key
     */
    public @Nullable Long contactOf(IdentityKeys named, Map<Long, Long> contacts) {
        return first(named.all()).map(contacts::get).orElse(null);
    }
}
