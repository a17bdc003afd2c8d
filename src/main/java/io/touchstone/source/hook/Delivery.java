package io.touchstone.source.hook;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What came over a connection at once, and what became of it.
 *
 * @param bytes of the body
 * @param replayed whether somebody who may set connections sent it in the platform's place
 * @param parts in the order of the body
 */
record Delivery(Instant receivedAt, int bytes, boolean replayed, List<PartFate> parts) {

    private static final String SEVERAL = "several";

    Delivery {
        parts = List.copyOf(parts);
    }

    /** The kind of all its parts; {@code several} where they differ. */
    String kind() {
        List<String> kinds =
                parts.stream().map(PartFate::kind).distinct().limit(2).toList();
        return kinds.size() == 1 ? kinds.getFirst() : SEVERAL;
    }

    DeliveryCounts counts() {
        return new DeliveryCounts(
                count(PartFate.ACCEPTED), count(PartFate.DUPLICATE), count(PartFate.REJECTED), count(PartFate.IGNORED));
    }

    /** @param ids by which events go instead of those that they were sent with */
    Delivery by(Map<String, String> ids) {
        return ids.isEmpty()
                ? this
                : new Delivery(
                        receivedAt,
                        bytes,
                        replayed,
                        parts.stream().map(part -> part.by(ids)).toList());
    }

    private int count(String outcome) {
        return (int)
                parts.stream().filter(part -> part.outcome().equals(outcome)).count();
    }
}
