package io.touchstone.intake;

import io.touchstone.sql.StartAgainException;

/** Another transaction used the id of an event meanwhile, from which a campaign or flow had been made. */
final class UsedIdException extends StartAgainException {

    UsedIdException() {
        super("the id of an event that made a source was used meanwhile");
    }
}
