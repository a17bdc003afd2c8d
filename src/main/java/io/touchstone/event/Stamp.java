package io.touchstone.event;

/**
 * When an event occurred, made a total order by its id: what decides between events that claim the same thing.
 *
 * @param at epoch milliseconds
 */
public record Stamp(long at, String eventId) implements Comparable<Stamp> {

    @Override
    public int compareTo(Stamp other) {
        int byTime = Long.compare(at, other.at);
        return byTime != 0 ? byTime : CodePointOrder.INSTANCE.compare(eventId, other.eventId);
    }

    public boolean isBefore(Stamp other) {
        return compareTo(other) < 0;
    }
}
