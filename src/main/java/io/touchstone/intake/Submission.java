package io.touchstone.intake;

import io.touchstone.event.json.ParsedEvent;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * The events of one request, or of one chunk of it, on their way to be stored.
 *
 * @param weight of all of them: see {@link Weight}
 * @param outcomes of the events in their order, once they are stored, or why none was
 */
record Submission(List<ParsedEvent> events, long weight, CompletableFuture<List<Outcome>> outcomes) {

    Submission(List<ParsedEvent> events, long weight) {
        this(events, weight, new CompletableFuture<>());
    }
}
