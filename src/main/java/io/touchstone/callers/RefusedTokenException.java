package io.touchstone.callers;

/** A token that lets nobody in. Without a stack, which nobody reads and which those who try many would make us fill. */
public final class RefusedTokenException extends RuntimeException {

    private final Refusal reason;

    public RefusedTokenException(Refusal reason) {
        super(reason.code(), null, false, false);
        this.reason = reason;
    }

    public Refusal reason() {
        return reason;
    }
}
