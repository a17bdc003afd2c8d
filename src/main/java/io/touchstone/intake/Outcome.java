package io.touchstone.intake;

import io.touchstone.event.json.ParsedEvent.Rejection;

/** What became of one event. */
public sealed interface Outcome {

    /** Stored and counted. */
    record Accepted() implements Outcome {}

    /** Its id was known: nothing changed. */
    record Duplicate() implements Outcome {}

    record Rejected(Rejection rejection) implements Outcome {}
}
