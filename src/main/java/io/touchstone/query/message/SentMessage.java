package io.touchstone.query.message;

import io.touchstone.facts.message.Message;
import io.touchstone.facts.message.Message.Sending;
import io.touchstone.facts.message.MessageSource;
import io.touchstone.query.message.MessageQuery.MessagePosition;

/** A counted message and what sent it. */
record SentMessage(Message message, Sending sending, MessageSource source) {

    MessagePosition position() {
        return new MessagePosition(sending.order().at(), message.id());
    }
}
