package io.touchstone.source.hook;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.touchstone.event.Event;
import io.touchstone.event.EventType;
import io.touchstone.intake.Outcome;
import io.touchstone.source.IgnoredReason;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What became of one part of a delivery. Its id comes from content, which nobody can read out of it, but guess: it goes with whom it is about.
 *
 * @param kind in the platform's words
 * @param outcome {@code accepted}, {@code duplicate}, {@code rejected}, {@code ignored}, or of a trial {@code event}
 * @param reason why nothing came of it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record PartFate(
        String kind,
        String outcome,
        @Nullable String eventId,
        @Nullable String eventType,
        @Nullable String reason) {

    static final String ACCEPTED = "accepted";
    static final String DUPLICATE = "duplicate";
    static final String REJECTED = "rejected";
    static final String IGNORED = "ignored";
    private static final String WOULD_BE = "event";

    static PartFate ignored(String kind, IgnoredReason reason) {
        return new PartFate(kind, IGNORED, null, null, reason.code());
    }

    static PartFate of(String kind, Event event, Outcome outcome) {
        return switch (outcome) {
            case Outcome.Accepted() -> event(kind, ACCEPTED, event, null);
            case Outcome.Duplicate() -> event(kind, DUPLICATE, event, null);
            case Outcome.Rejected(var rejection) -> event(kind, REJECTED, event, rejection.type());
        };
    }

    static PartFate wouldBe(String kind, Event event) {
        return event(kind, WOULD_BE, event, null);
    }

    /** No event came of it, but what it asks for was done. */
    static PartFate done(String kind) {
        return new PartFate(kind, ACCEPTED, null, null, null);
    }

    /** As {@link #done}, of a trial. */
    static PartFate wouldBe(String kind) {
        return new PartFate(kind, WOULD_BE, null, null, null);
    }

    PartFate by(Map<String, String> ids) {
        return eventId == null
                ? this
                : new PartFate(kind, outcome, ids.getOrDefault(eventId, eventId), eventType, reason);
    }

    /** What it has in common with others. */
    PartFate withoutId() {
        return new PartFate(kind, outcome, null, eventType, reason);
    }

    private static PartFate event(String kind, String outcome, Event event, @Nullable String reason) {
        return new PartFate(kind, outcome, event.id(), EventType.of(event).code(), reason);
    }
}
