package io.touchstone.connection;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** The connections of one port. Whom to close is looked for among all of them, which is rare; requests change nothing here. */
final class ConnectionMemory {

    /** A connection as it was found: it goes on meanwhile. */
    private record Wait(Connection connection, long held, long since) {}

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
    ConnectionMemory(int places, long memory, AtomicLong held) {
        this.places = places;
        this.memory = memory;
        this.held = held;
    }

    /**
     * Whether there is a place for one more, if need be by giving up one that waits for its client: of those that never asked
     * anything, else of all, the one that has waited longest. So a flood of them closes itself before those who keep a connection.
     */
    boolean enter(Connection connection) {
        if (taken.incrementAndGet() > places) {
            Optional<Connection> longest = connections.stream()
                    .filter(Connection::waitsForItsClient)
                    .min(Comparator.comparing(Connection::wasServed).thenComparingLong(Connection::since));
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
     * Counts what connections hold. Where it is too much, those end that have held something for longest, until a fourth
     * of the memory is free: whom to end is then looked for once for many.
     *
     * @param change in bytes
     */
    void held(long change) {
        if (held.addAndGet(change) <= memory || change < 0) {
            return;
        }
        List<Wait> longest = connections.stream()
                .map(connection -> new Wait(connection, connection.held(), connection.since()))
                .filter(wait -> wait.held() > 0)
                .sorted(Comparator.comparingLong(Wait::since))
                .toList();
        long excess = held.get() - (memory - memory / 4);
        for (Wait wait : longest) {
            if (wait.connection().isEnded()) {
                excess -= wait.held();
            }
        }
        for (Wait wait : longest) {
            if (excess <= 0) {
                return;
            }
            if (!wait.connection().isEnded()) {
                excess -= wait.held();
                wait.connection().end(Ending.MEMORY);
            }
        }
    }

    /** Whether connections hold more than they may, until those that were ended have closed. */
    boolean isOverfull() {
        return held.get() > memory;
    }
}
