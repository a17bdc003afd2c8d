package io.touchstone.event;

/** How a contact replied: by a quick-reply button, or by typing. */
public enum ReplyKind {
    QUICK_REPLY,
    TEXT
}
