package io.touchstone.erasure;

import io.touchstone.sql.StartAgainException;

/** Something came in of a person before all of that was locked: start the transaction again. */
final class PersonChangedException extends StartAgainException {

    PersonChangedException() {
        super("something of that person came in meanwhile");
    }
}
