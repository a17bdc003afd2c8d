package io.touchstone.recipient;

import io.touchstone.message.Message;
import io.touchstone.message.Message.Sending;
import io.touchstone.message.MessageSource;
import io.touchstone.recipient.MessageQuestion.Position;

/** A counted message and what sent it. */
record SentMessage(Message message, Sending sending, MessageSource source) {

    Position position() {
        return new Position(sending.stamp().at(), message.id());
    }
}
