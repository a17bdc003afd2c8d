package io.touchstone.attribution;

import io.touchstone.event.json.ParsedEvent.Rejection;
import io.touchstone.event.json.RejectionType;
import io.touchstone.facts.message.Message;
import io.touchstone.facts.purchase.Purchase;
import io.touchstone.sql.StartAgainException;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The messages and purchases that take no events any more, as far as a transaction came upon them. That is seen only under their locks, when
 * the events are written: then it starts again, and this, which outlives it, tells which to refuse. All others cost nothing.
 */
public final class FrozenSubjects {

    /** Events about such a message or purchase were about to be stored. */
    private static final class FrozenException extends StartAgainException {

        private FrozenException() {
            super("events are about messages or purchases whose own are gone");
        }
    }

    private final Set<String> messageIds = new HashSet<>();
    private final Set<String> purchaseIds = new HashSet<>();

    /**
     * Some messages and purchases, which are locked, are about to get events.
     *
     * @throws StartAgainException when one of them takes none, which is known from then on
     */
    public void requireNone(Collection<Message> messages, Collection<Purchase> purchases) {
        boolean found = false;
        for (Message message : messages) {
            found |= message.isFrozen() && messageIds.add(message.id());
        }
        for (Purchase purchase : purchases) {
            found |= purchase.frozen() && purchaseIds.add(purchase.id());
        }
        if (found) {
            throw new FrozenException();
        }
    }

    /** Whether it came upon none, as nearly all transactions do. */
    public boolean isEmpty() {
        return messageIds.isEmpty() && purchaseIds.isEmpty();
    }

    /** Why an event that names one of them is refused. */
    public Optional<Rejection> refuse(String eventId, @Nullable String messageId, @Nullable String purchaseId) {
        if (isAmong(messageIds, messageId)) {
            return Optional.of(rejection(eventId, "message_id", "message"));
        }
        return isAmong(purchaseIds, purchaseId)
                ? Optional.of(rejection(eventId, "purchase_id", "purchase"))
                : Optional.empty();
    }

    private static boolean isAmong(Set<String> ids, @Nullable String id) {
        return id != null && ids.contains(id);
    }

    private static Rejection rejection(String eventId, String field, String subject) {
        return new Rejection(
                eventId,
                RejectionType.FROZEN,
                field + ": the events of this " + subject
                        + " are older than the workspace keeps them; what they came to stays as it is");
    }
}
