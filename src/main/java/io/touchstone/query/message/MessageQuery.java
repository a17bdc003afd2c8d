package io.touchstone.query.message;

import io.touchstone.attribution.journey.AttributionRule;
import io.touchstone.attribution.model.Sharing;
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
 * @param sharing likewise
 */
record MessageQuery(Period period, SourceFilter filter, AskedStates states, AttributionRule rule, Sharing sharing) {

    /** The same, whoever earns what. */
    MessageQuery whetherCreditedOrNot() {
        return new MessageQuery(period, filter, states.whetherCreditedOrNot(), rule, sharing);
    }

    /** Where a page ended: epoch milliseconds and id. */
    record MessagePosition(long sentAt, String id) {

        static final Comparator<MessagePosition> ORDER = Comparator.comparingLong(MessagePosition::sentAt)
                .thenComparing(MessagePosition::id, CodePointOrder.INSTANCE)
                .reversed();
    }
}
