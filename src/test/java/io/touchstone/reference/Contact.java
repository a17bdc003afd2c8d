package io.touchstone.reference;

import io.touchstone.event.Identity;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One person after all merges.
 *
 * @param identities everything that is known to name this person, shared ones aside; no two contacts have one in common
 * @param phones how each of the phones among them is shown: as the earliest event wrote it
 * @param name the one given last; at one instant, by the event with the greatest id
 * @param email as {@code name}, without the space around it; never a shared one
 */
public record Contact(
        Set<Identity> identities,
        Map<Identity, String> phones,
        @Nullable String name,
        @Nullable String email) {

    public Contact {
        identities = Set.copyOf(identities);
        phones = Map.copyOf(phones);
    }
}
