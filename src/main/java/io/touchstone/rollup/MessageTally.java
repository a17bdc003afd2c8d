package io.touchstone.rollup;

import io.touchstone.facts.message.Message;
import java.math.BigDecimal;

/** What one message adds to the KPIs (section 3 of the measurement contract). */
public final class MessageTally {

    private MessageTally() {}

    /** All zero for a message that does not count. */
    public static MetricValues of(Message message) {
        if (!message.isCounted()) {
            return MetricValues.ZERO;
        }
        Message.Counts counts = message.counts();
        return new MetricValues(
                1,
                one(message.delivered()),
                one(message.failed()),
                one(message.read()),
                one(message.responded()),
                one(message.clicked()),
                one(message.responded() || message.clicked()),
                counts.responses(),
                counts.clicks(),
                counts.machineClicks(),
                counts.textReplies(),
                one(counts.optedOut()),
                message.cost() == null ? BigDecimal.ZERO : message.cost().amount(),
                0,
                BigDecimal.ZERO,
                BigDecimal.ZERO);
    }

    private static int one(boolean counts) {
        return counts ? 1 : 0;
    }
}
