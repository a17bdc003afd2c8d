package io.touchstone.intake;

import io.touchstone.event.json.ParsedEvent.Rejection;
import io.touchstone.intake.IntakeAnswer.RejectedEvent;
import java.util.ArrayList;
import java.util.List;

/** Counts what became of the events of one request. */
final class Receipt {

    private static final int MOST_REJECTED = 1_000;

    private long accepted;
    private long duplicates;
    private long rejectedCount;
    private final List<RejectedEvent> rejected = new ArrayList<>();

    void add(long index, Outcome outcome) {
        switch (outcome) {
            case Outcome.Accepted() -> accepted++;
            case Outcome.Duplicate() -> duplicates++;
            case Outcome.Rejected(Rejection rejection) -> {
                rejectedCount++;
                if (rejected.size() < MOST_REJECTED) {
                    rejected.add(new RejectedEvent(index, rejection.id(), rejection.type(), rejection.detail()));
                }
            }
        }
    }

    /** The memory that this takes, in bytes. */
    long weight() {
        return (long) rejected.size() * Weight.OF_EVENT;
    }

    IntakeAnswer answer() {
        return new IntakeAnswer(accepted, duplicates, rejectedCount, rejected);
    }
}
