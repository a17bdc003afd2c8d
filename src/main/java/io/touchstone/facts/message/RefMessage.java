package io.touchstone.facts.message;

import io.touchstone.facts.message.Message.Sending;
import java.util.Optional;

/**
 * A counted message that has a ref, among the others of that ref.
 *
 * @param sentAt epoch milliseconds
 */
public record RefMessage(String ref, long sentAt, String id, long messageKey) {

    /** Nothing of a message that does not count, or has no ref. */
    public static Optional<RefMessage> of(Message message) {
        Sending sending = message.sending();
        return sending == null || sending.ref() == null
                ? Optional.empty()
                : Optional.of(new RefMessage(sending.ref(), sending.order().at(), message.id(), message.key()));
    }
}
