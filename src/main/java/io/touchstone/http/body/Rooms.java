package io.touchstone.http.body;

import io.touchstone.problem.ProblemException;
import io.touchstone.problem.ProblemType;
import io.touchstone.sql.RowMemory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The memory that requests may take, all together and for each owner. A request takes it for what it holds, when it holds it:
 * what its head announces takes none. Who finds none waits some seconds, for those that hold it to be done; where all of them wait
 * for each other the youngest is sent away at once, so that the eldest always gets through.
 *
 * <p>An owner's requests together have a share. One request that is its owner's only one may have nearly all, so that the greatest
 * body is taken where there is room for one; what is left over is for the others.
 */
public final class Rooms {

    /** Longer than a burst takes to store, shorter than clients wait. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** Of all, what one request leaves to those of other owners: some ordinary batches at once. */
    private static final int LEFT_TO_OTHERS = 16;

    /** What keeps a request from more room. */
    private enum Lack {
        OF_SHARE,
        OF_ALL
    }

    private static final class Owner {
        private long held;
        private int holders;
        /** Of these, how many wait for their share. */
        private int waiting;
    }

    private final long all;
    private final long share;
    private final long alone;
    private final Duration patience;
    private final Map<String, Owner> owners = new HashMap<>();
    private final List<Room> waiting = new ArrayList<>();
    private long held;
    private int holders;
    /** Of these, how many wait. */
    private int waitingHolders;

    private long requests;

    /**
     * @param all in bytes
     * @param share of these, the greatest part of one owner
     */
    public Rooms(long all, double share) {
        this(all, share, PATIENCE);
    }

    /** @param patience how long to wait for room */
    Rooms(long all, double share, Duration patience) {
        this.all = all;
        this.patience = patience;
        this.alone = all - all / LEFT_TO_OTHERS;
        this.share = Math.min(alone, (long) (all * share));
    }

    /** What one request of this owner holds: nothing yet. */
    public Room enter(String owner) {
        return new Room(owner);
    }

    /** In bytes. */
    public synchronized long held() {
        return held;
    }

    /** How many requests wait for room. */
    synchronized int waiting() {
        return waiting.size();
    }

    /** The part of one request. Not for several threads at once. */
    public final class Room implements AutoCloseable {

        private final String ownerName;
        private long mine;
        private long number;
        private @Nullable Lack lack;
        private boolean sentAway;
        /** While this one waits and holds something. */
        private @Nullable Owner parked;

        private boolean parkedForShare;

        private Room(String ownerName) {
            this.ownerName = ownerName;
        }

        /**
         * Takes so many bytes more, once there is room for them.
         *
         * @throws ProblemException {@link ProblemType#TOO_MANY_REQUESTS} when the owner's share has none for some seconds,
         *     {@link ProblemType#OVERLOADED} when there is none at all, {@link ProblemType#BODY_TOO_LARGE} when there will never be
         */
        public void take(long bytes) {
            synchronized (Rooms.this) {
                if (mine + bytes > alone) {
                    throw new ProblemException(
                            ProblemType.BODY_TOO_LARGE,
                            "What the body holds does not fit into the memory of this service; send less at once.");
                }
                if (!granted(bytes)) {
                    await(bytes);
                }
            }
        }

        /**
         * What rows need that are read to answer, or to store what came. Who reads holds a connection, and perhaps locks, for which those
         * may wait who hold the room: so nobody waits for it here, but fails with {@link ProblemType#OVERLOADED}.
         */
        public RowMemory.Supply forRows() {
            return new RowMemory.Supply() {
                @Override
                public void take(long bytes) {
                    if (!tryTake(bytes)) {
                        throw new ProblemException(
                                ProblemType.OVERLOADED,
                                "What this workspace holds of what was asked for does not fit into the memory that is left; try"
                                        + " again.");
                    }
                }

                @Override
                public void giveBack(long bytes) {
                    reduceTo(mine - bytes);
                }
            };
        }

        /** Takes so many bytes more if there is room for them now. */
        public boolean tryTake(long bytes) {
            synchronized (Rooms.this) {
                return granted(bytes);
            }
        }

        /** In bytes. */
        public long held() {
            return mine;
        }

        /** Gives back what is above so many bytes. */
        public void reduceTo(long bytes) {
            if (mine > bytes) {
                synchronized (Rooms.this) {
                    add(bytes - mine);
                    wake();
                }
            }
        }

        /** Gives all of it back. */
        @Override
        public void close() {
            reduceTo(0);
        }

        private boolean granted(long bytes) {
            lack = lackOf(bytes);
            if (lack != null) {
                return false;
            }
            add(bytes);
            return true;
        }

        private @Nullable Lack lackOf(long bytes) {
            Owner owner = owners.get(ownerName);
            long ofOwner = owner == null ? 0 : owner.held;
            long most = ofOwner == mine ? alone : share;
            return ofOwner + bytes > most ? Lack.OF_SHARE : held + bytes > all ? Lack.OF_ALL : null;
        }

        private void add(long bytes) {
            if (bytes == 0) {
                return;
            }
            Owner owner = owners.computeIfAbsent(ownerName, _ -> new Owner());
            int change = mine == 0 ? 1 : mine + bytes == 0 ? -1 : 0;
            if (change > 0) {
                number = ++requests;
            }
            mine += bytes;
            held += bytes;
            holders += change;
            owner.held += bytes;
            owner.holders += change;
            if (owner.holders == 0) {
                owners.remove(ownerName);
            }
        }

        private void await(long bytes) {
            long deadline = System.nanoTime() + patience.toNanos();
            waiting.add(this);
            try {
                do {
                    park();
                    sendTheYoungestAwayIfAllWait();
                    long left = deadline - System.nanoTime();
                    sentAway |= left <= 0;
                    if (!sentAway) {
                        TimeUnit.NANOSECONDS.timedWait(Rooms.this, left);
                    }
                    unpark();
                } while (!sentAway && !granted(bytes));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new ProblemException(ProblemType.OVERLOADED, "The service is about to end; try again.");
            } finally {
                unpark();
                waiting.remove(this);
            }
            if (sentAway) {
                throw lack == Lack.OF_SHARE
                        ? new ProblemException(
                                ProblemType.TOO_MANY_REQUESTS,
                                "The requests of this workspace hold as much memory as they may at once; try again.")
                        : new ProblemException(
                                ProblemType.OVERLOADED, "Requests hold as much memory as they may at once; try again.");
            }
        }

        /** From here on this one does nothing until it is woken. */
        private void park() {
            if (mine > 0) {
                parked = owners.get(ownerName);
                waitingHolders++;
                if (parked != null && lack == Lack.OF_SHARE) {
                    parked.waiting++;
                    parkedForShare = true;
                }
            }
        }

        private void unpark() {
            if (parked != null) {
                waitingHolders--;
                parked.waiting -= parkedForShare ? 1 : 0;
                parked = null;
                parkedForShare = false;
            }
        }

        private void sendTheYoungestAwayIfAllWait() {
            Owner owner = owners.get(ownerName);
            if (owner != null && owner.holders > 1 && owner.waiting == owner.holders) {
                sendAway(ownerName);
            } else if (holders > 1 && waitingHolders == holders) {
                sendAway(null);
            }
        }

        private void sendAway(@Nullable String ofOwner) {
            waiting.stream()
                    .filter(room -> room.mine > 0 && (ofOwner == null || room.ownerName.equals(ofOwner)))
                    .max(Comparator.comparingLong(room -> room.number))
                    .ifPresent(room -> {
                        room.sentAway = true;
                        Rooms.this.notifyAll();
                    });
        }
    }

    /** Those that wait look again whether there is room for them. */
    private void wake() {
        waiting.forEach(Room::unpark);
        notifyAll();
    }
}
