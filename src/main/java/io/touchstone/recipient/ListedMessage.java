package io.touchstone.recipient;

import io.touchstone.recipient.MessageQuestion.Bookmark;

/** A message of a page, and what is shown of it. */
record ListedMessage(SentMessage sent, MessageRow row) {

    Bookmark bookmark() {
        return new Bookmark(sent.position().sentAt(), sent.message().key());
    }
}
