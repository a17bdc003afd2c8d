package io.touchstone.intake;

import io.touchstone.event.json.ParsedEvent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Events of a request that are stored together, with their places in it. */
final class Chunk {

    private final List<ParsedEvent> events = new ArrayList<>();
    private long[] indexes = new long[8];
    private long weight;

    void add(long index, ParsedEvent event, long itsWeight) {
        if (events.size() == indexes.length) {
            indexes = Arrays.copyOf(indexes, 2 * indexes.length);
        }
        indexes[events.size()] = index;
        events.add(event);
        weight += itsWeight;
    }

    int size() {
        return events.size();
    }

    /** See {@link Weight}. */
    long weight() {
        return weight;
    }

    /** As they are now. */
    Submission submission() {
        return new Submission(List.copyOf(events), weight);
    }

    /** Counts what became of them. */
    void answer(List<Outcome> outcomes, Receipt receipt) {
        for (int i = 0; i < outcomes.size(); i++) {
            receipt.add(indexes[i], outcomes.get(i));
        }
    }

    void clear() {
        events.clear();
        weight = 0;
    }
}
