package io.touchstone.sql;

/** What a transaction read is no longer so: nothing is wrong, but it must start again. */
public abstract class StartAgainException extends RuntimeException {

    protected StartAgainException(String message) {
        super(message, null, false, false);
    }
}
