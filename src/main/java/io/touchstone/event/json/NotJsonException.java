package io.touchstone.event.json;

/** What should be an event is no JSON, and so neither is what it stands in. Without a stack trace: it is the sender's. */
public final class NotJsonException extends Exception {

    NotJsonException(String detail) {
        super(detail, null, false, false);
    }

    /** What is wrong, and no more of what was sent than an excerpt. */
    public String detail() {
        return String.valueOf(getMessage());
    }
}
