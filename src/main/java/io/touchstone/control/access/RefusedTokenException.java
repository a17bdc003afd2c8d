package io.touchstone.control.access;

import io.touchstone.callers.Refusal;

/** A token that lets nobody in. Without a stack, which nobody reads and which those who try many would make us fill. */
final class RefusedTokenException extends RuntimeException {

    private final Refusal reason;

    RefusedTokenException(Refusal reason) {
        super(reason.code(), null, false, false);
        this.reason = reason;
    }

    Refusal reason() {
        return reason;
    }
}
