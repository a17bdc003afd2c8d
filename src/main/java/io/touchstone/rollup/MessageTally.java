package io.touchstone.rollup;

import io.touchstone.facts.message.Message;

/** What one message adds to the KPIs (section 3 of the measurement contract). */
public final class MessageTally {

    private MessageTally() {}

    /** All zero for a message that does not count. */
    public static MetricValues of(Message message) {
        return message.isCounted()
                ? MetricValues.of(Metric.OF_MESSAGES, metric -> metric.count(message), metric -> metric.money(message))
                : MetricValues.ZERO;
    }
}
