package io.touchstone.source;

/** A body is none that can be read. Without a stack trace: it is the sender's, and may come often. */
public final class UnreadableBodyException extends Exception {

    private static final long serialVersionUID = 1L;

    private final IgnoredReason reason;

    UnreadableBodyException(IgnoredReason reason) {
        super(reason.code(), null, false, false);
        this.reason = reason;
    }

    public IgnoredReason reason() {
        return reason;
    }
}
