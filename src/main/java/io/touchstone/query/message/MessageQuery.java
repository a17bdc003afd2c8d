package io.touchstone.query.message;

import io.touchstone.attribution.journey.AttributionRule;
import io.touchstone.event.CodePointOrder;
import io.touchstone.query.kpi.SourceFilter;
import io.touchstone.time.Period;
import java.util.Comparator;

/**
 * Which messages of a workspace are asked for: counted ones, newest sent first, ties by the greatest id.
 *
 * @param period when they were sent
 * @param filter what sent them
 * @param rule by which they earn, where that is asked
 */
record MessageQuery(Period period, SourceFilter filter, AskedStates states, AttributionRule rule) {

    /** Where a page ended: epoch milliseconds and id. */
    record MessagePosition(long sentAt, String id) {

        static final Comparator<MessagePosition> ORDER = Comparator.comparingLong(MessagePosition::sentAt)
                .thenComparing(MessagePosition::id, CodePointOrder.INSTANCE)
                .reversed();
    }
}
