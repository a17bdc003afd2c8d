package io.touchstone.facts.message;

import io.touchstone.sql.StartAgainException;

/** Clicks by ref turned out to move between messages that are not locked: start the transaction again, and lock them. */
public final class UnheldException extends StartAgainException {

    UnheldException() {
        super("clicks move between messages that were not locked");
    }
}
