package io.touchstone.intake;

import io.touchstone.http.body.Rooms;
import io.touchstone.http.body.Rooms.Room;
import io.touchstone.problem.ProblemException;
import io.touchstone.problem.ProblemType;
import io.touchstone.sql.RowMemory;
import io.touchstone.tenant.WorkspaceId;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.function.Supplier;

/**
 * How intake divides the heap. Bodies have the most of it. The rows that transactions read, to know what follows from events, have a
 * little for each of them, then what is kept for all of them together, and where that is taken, the room of bodies.
 */
@Singleton
class IntakeMemory {

    private static final double OF_HEAP_FOR_BODIES = 0.6;

    /** In bytes: that of a group of webhooks. */
    private static final long FREE = 1024 * 1024;

    /** What is kept: 32 of 256 MiB. A group of thousands of purchases reads some ten, and must not wait for bodies that wait for it. */
    private static final double OF_HEAP_FOR_ROWS = 0.125;

    private static final double SHARE = 0.5;

    private final Rooms kept;
    private final Rooms ofBodies;

    @Produces
    @Singleton
    static Rooms ofBodies(IngestConfig config) {
        return new Rooms(
                config.bytesAtOnce().orElse((long)
                        (OF_HEAP_FOR_BODIES * Runtime.getRuntime().maxMemory())),
                config.workspaceShare());
    }

    @Inject
    IntakeMemory(Rooms ofBodies) {
        this(new Rooms((long) (OF_HEAP_FOR_ROWS * Runtime.getRuntime().maxMemory()), SHARE), ofBodies);
    }

    IntakeMemory(Rooms kept, Rooms ofBodies) {
        this.kept = kept;
        this.ofBodies = ofBodies;
    }

    /**
     * Does work whose rows are forgotten when it is done.
     *
     * @throws ProblemException with {@link ProblemType#OVERLOADED} where they find no room
     */
    <T> T ask(WorkspaceId workspace, Supplier<T> work) {
        // Apart from the room of its bodies: they hold theirs until this is done.
        try (Room room = kept.enter(workspace.toString());
                Room more = ofBodies.enter(workspace + " rows")) {
            return RowMemory.ask(FREE, supply(room, more), work::get);
        }
    }

    private static RowMemory.Supply supply(Room room, Room more) {
        RowMemory.Supply last = more.forRows();
        return new RowMemory.Supply() {
            @Override
            public void take(long bytes) {
                if (!room.tryTake(bytes)) {
                    last.take(bytes);
                }
            }

            @Override
            public void giveBack(long bytes) {
                long first = Math.min(bytes, more.held());
                last.giveBack(first);
                room.reduceTo(room.held() - (bytes - first));
            }
        };
    }
}
