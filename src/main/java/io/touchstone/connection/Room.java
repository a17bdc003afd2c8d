package io.touchstone.connection;

import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;

/** The connections of one port. Whom to close is looked for among all of them, which is rare; requests change nothing here. */
final class Room {

    private final int places;
    private final long memory;
    private final AtomicLong held;
    private final AtomicInteger taken = new AtomicInteger();
    private final Set<Connection> connections = ConcurrentHashMap.newKeySet();

    /**
     * A room without connections.
     *
     * @param memory of all rooms, in bytes, of which {@code held} are taken
     */
    Room(int places, long memory, AtomicLong held) {
        this.places = places;
        this.memory = memory;
        this.held = held;
    }

    /** Whether there is a place for one more, if need be by giving up the one that has waited longest for its client. */
    boolean enter(Connection connection) {
        if (taken.incrementAndGet() > places) {
            Optional<Connection> longest = longest(Connection::waitsForItsClient);
            if (longest.isEmpty()) {
                taken.decrementAndGet();
                return false;
            }
            // Its place is taken over at once, though it closes a moment later.
            leave(longest.get());
            longest.get().end(Ending.DISPLACED);
        }
        connections.add(connection);
        return true;
    }

    void leave(Connection connection) {
        if (connections.remove(connection)) {
            taken.decrementAndGet();
        }
    }

    /**
     * Counts what connections hold, and ends those that have held something for longest until all have room.
     *
     * @param change in bytes
     */
    void held(long change) {
        long sum = held.addAndGet(change);
        while (change > 0 && sum > memory) {
            Optional<Connection> longest = longest(Connection::holds);
            if (longest.isEmpty()) {
                return;
            }
            longest.get().end(Ending.MEMORY);
            sum = held.get();
        }
    }

    private Optional<Connection> longest(Predicate<Connection> those) {
        return connections.stream().filter(those).min(Comparator.comparingLong(Connection::since));
    }
}
