package io.touchstone.rebuild;

import io.touchstone.eventlog.StoredEvent;
import io.touchstone.facts.contact.IdentityClaim;
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
 * @param touch that is stored for it, on the contact whom its message, as that is stored, went to
 */
record Evidence(
        StoredEvent event,
        @Nullable String name,
        @Nullable String email,
        @Nullable TouchRow touch) {

    /** What it says about people. */
    Optional<IdentityClaim> naming() {
        if (event.contact().isEmpty()) {
            return Optional.empty();
        }
        List<Long> keys = new ArrayList<>(event.contact().all());
        keys.addAll(event.sameAs().all());
        return Optional.of(new IdentityClaim(event.order(), keys, name, email));
    }

    /** The touch that it is, if its message went to this contact; null when it is none. */
    @Nullable TouchRow touchOf(long contactKey) {
        return TouchStore.strength(event)
                .map(strength ->
                        new TouchRow(contactKey, event.occurredAt(), event.key(), event.subjectKey(), strength))
                .orElse(null);
    }
}
