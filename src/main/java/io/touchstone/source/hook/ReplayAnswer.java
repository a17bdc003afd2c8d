package io.touchstone.source.hook;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of many bodies.
 *
 * @param bodies how many there were
 * @param dryRun whether nothing was stored
 * @param parts how often which part became what, the most frequent first
 */
record ReplayAnswer(
        long bodies,
        boolean dryRun,
        long accepted,
        long duplicates,
        long rejected,
        long ignored,
        List<ReplayedPart> parts) {

    /** As {@link PartFate}, counted. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ReplayedPart(
            String kind,
            String outcome,
            @Nullable String eventType,
            @Nullable String reason,
            long count) {}
}
