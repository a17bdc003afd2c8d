package io.touchstone.reference;

import io.touchstone.event.Identity;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One person after all merges.
 *
 * @param identities everything that is known to name this person; no two contacts share one
 * @param name the one given last; at one instant, by the event with the greatest id
 * @param email as {@code name}
 */
public record Contact(
        Set<Identity> identities,
        @Nullable String name,
        @Nullable String email) {

    public Contact {
        identities = Set.copyOf(identities);
    }
}
