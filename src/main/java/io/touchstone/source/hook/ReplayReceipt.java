package io.touchstone.source.hook;

import io.touchstone.source.hook.ReplayAnswer.ReplayedPart;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Counts what became of many bodies. */
final class ReplayReceipt {

    /** Kinds are whatever a platform calls them. */
    private static final int MOST_PARTS = 200;

    private final boolean dryRun;
    private final Map<PartFate, Long> parts = new HashMap<>();
    private long bodies;
    private long accepted;
    private long duplicates;
    private long rejected;
    private long ignored;

    ReplayReceipt(boolean dryRun) {
        this.dryRun = dryRun;
    }

    void add(int some, Delivery delivery) {
        bodies += some;
        DeliveryCounts counts = delivery.counts();
        accepted += counts.accepted();
        duplicates += counts.duplicates();
        rejected += counts.rejected();
        ignored += counts.ignored();
        for (PartFate fate : delivery.parts()) {
            PartFate alike = fate.withoutId();
            if (parts.size() < MOST_PARTS || parts.containsKey(alike)) {
                parts.merge(alike, 1L, Long::sum);
            }
        }
    }

    ReplayAnswer answer() {
        List<ReplayedPart> counted = parts.entrySet().stream()
                .map(part -> new ReplayedPart(
                        part.getKey().kind(),
                        part.getKey().outcome(),
                        part.getKey().eventType(),
                        part.getKey().reason(),
                        part.getValue()))
                .sorted(Comparator.comparingLong(ReplayedPart::count).reversed().thenComparing(ReplayedPart::toString))
                .toList();
        return new ReplayAnswer(bodies, dryRun, accepted, duplicates, rejected, ignored, counted);
    }
}
