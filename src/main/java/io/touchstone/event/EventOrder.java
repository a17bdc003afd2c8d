package io.touchstone.event;

/**
 * When an event occurred, made a total order by its id: what decides between events that claim the same thing.
 *
 * @param at epoch milliseconds
 */
public record EventOrder(long at, String eventId) implements Comparable<EventOrder> {

    @Override
    public int compareTo(EventOrder other) {
        int byTime = Long.compare(at, other.at);
        return byTime != 0 ? byTime : CodePointOrder.INSTANCE.compare(eventId, other.eventId);
    }

    public boolean isBefore(EventOrder other) {
        return compareTo(other) < 0;
    }
}
