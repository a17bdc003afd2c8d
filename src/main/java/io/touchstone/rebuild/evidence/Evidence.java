package io.touchstone.rebuild.evidence;

import io.touchstone.eventlog.IdentityKeys;
import io.touchstone.eventlog.StoredEvent;
import io.touchstone.facts.contact.IdentityClaim;
import io.touchstone.facts.contact.NamedIdentity;
import io.touchstone.facts.message.Answer;
import io.touchstone.facts.message.RefClick;
import io.touchstone.facts.message.TouchStore;
import io.touchstone.facts.message.TouchStore.TouchRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A stored event with what is kept beside it.
 *
 * @param event without what is kept for people to read alone
 * @param name that it gives its contact
 * @param phone as it writes it, where that is not the form in which phones are compared, as for the next
 * @param answer that is stored for it
 * @param click by ref that is stored for it
 * @param touch that is stored for it, on the contact whom its message, as that is stored, went to
 */
public record Evidence(
        StoredEvent event,
        @Nullable String name,
        @Nullable String email,
        @Nullable String phone,
        @Nullable String sameAsPhone,
        @Nullable TouchRow touch,
        @Nullable Answer answer,
        @Nullable RefClick click) {

    /** What it says about people. */
    public Optional<IdentityClaim> claim() {
        if (event.contact().isEmpty()) {
            return Optional.empty();
        }
        List<NamedIdentity> identities = new ArrayList<>();
        add(identities, event.contact(), phone);
        add(identities, event.sameAs(), sameAsPhone);
        return Optional.of(new IdentityClaim(event.order(), event.subjectKey(), event.key(), identities, name, email));
    }

    private static void add(List<NamedIdentity> identities, IdentityKeys keys, @Nullable String phone) {
        keys.all().forEach(key -> identities.add(new NamedIdentity(key, key.equals(keys.phone()) ? phone : null)));
    }

    /** The touch that it is, if its message went to this contact; null when it is none. */
    public @Nullable TouchRow touchOf(long contactKey) {
        return TouchStore.strength(event)
                .map(strength ->
                        new TouchRow(contactKey, event.occurredAt(), event.key(), event.subjectKey(), strength))
                .orElse(null);
    }
}
