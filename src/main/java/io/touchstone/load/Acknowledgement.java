package io.touchstone.load;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the service answers to a batch.
 *
 * @param duplicates events it knew already
 * @param rejected the first of the rejected ones
 */
record Acknowledgement(long accepted, long duplicates, long rejectedCount, List<RefusedEvent> rejected) {

    /**
     * An event that was not stored, and why.
     *
     * @param index in its batch, from 0
     */
    record RefusedEvent(
            int index,
            @Nullable String id,
            String type,
            @Nullable String detail) {}
}
