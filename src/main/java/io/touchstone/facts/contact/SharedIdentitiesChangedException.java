package io.touchstone.facts.contact;

import io.touchstone.sql.StartAgainException;

/** The list of shared identities that a transaction went by was put anew meanwhile: start the transaction again. */
public final class SharedIdentitiesChangedException extends StartAgainException {

    public SharedIdentitiesChangedException() {
        super("the shared identities were changed meanwhile");
    }
}
