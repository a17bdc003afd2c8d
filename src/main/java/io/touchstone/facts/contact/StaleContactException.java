package io.touchstone.facts.contact;

import io.touchstone.sql.StartAgainException;

/** A contact that was read turned out, once locked, to have been merged meanwhile: start the transaction again. */
public final class StaleContactException extends StartAgainException {

    StaleContactException() {
        super("a contact was merged meanwhile");
    }
}
