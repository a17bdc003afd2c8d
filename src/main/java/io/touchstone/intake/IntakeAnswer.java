package io.touchstone.intake;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of the events of a request.
 *
 * @param rejected the first thousand of them
 */
record IntakeAnswer(long accepted, long duplicates, long rejectedCount, List<RejectedEvent> rejected) {

    /**
     * @param index the event's place in the array, or its line, from 0
     * @param id null when it had none that could be read
     */
    record RejectedEvent(long index, @Nullable String id, String type, String detail) {}
}
