package io.touchstone.sql;

/**
 * The memory of the rows that a piece of work reads. Whoever answers for it is asked for more while they come, so that the rows
 * of one tenant, however many it made, never take what others need. Work that is bound to none reads as many as there are.
 */
public final class RowMemory {

    /** Where memory comes from, in bytes. */
    public interface Supply {

        /** Throws where there is no more. */
        void take(long bytes);

        void giveBack(long bytes);
    }

    private static final ScopedValue<RowMemory> OF_THREAD = ScopedValue.newInstance();

    /** In bytes: more at once than ordinary work reads at all. */
    private static final int STEP = 256 * 1024;

    private final Supply supply;
    private final long free;
    private long held;

    /** Of what is held, in bytes, what was taken by {@link #keep}. */
    private long kept;

    private long taken;

    private RowMemory(long free, Supply supply) {
        this.free = free;
        this.supply = supply;
    }

    /**
     * Does work that asks for the memory of its rows. What it took it has still when it is done, since its
     * answer may hold them; not when it fails.
     *
     * @param free in bytes, what it may have without asking
     */
    public static <T, X extends Throwable> T ask(long free, Supply supply, ScopedValue.CallableOp<? extends T, X> work)
            throws X {
        RowMemory memory = new RowMemory(free, supply);
        boolean done = false;
        try {
            T answer = ScopedValue.where(OF_THREAD, memory).call(work);
            done = true;
            return answer;
        } finally {
            if (!done) {
                memory.reduceTo(0);
            }
        }
    }

    /** Does a part of some work of whose rows nothing is held when it is done, but for what it says to {@link #keep}. */
    public static <T, X extends Throwable> T passing(ScopedValue.CallableOp<? extends T, X> part) throws X {
        if (!OF_THREAD.isBound()) {
            return part.call();
        }
        RowMemory memory = OF_THREAD.get();
        long before = memory.held - memory.kept;
        try {
            return part.call();
        } finally {
            memory.reduceTo(before + memory.kept);
        }
    }

    static boolean isAsked() {
        return OF_THREAD.isBound();
    }

    /** Takes the memory of one more row, or of what is made of rows that are read one by one, if anybody is to be asked for it. */
    public static void take(int bytes) {
        if (OF_THREAD.isBound()) {
            OF_THREAD.get().takeMore(bytes);
        }
    }

    /** As {@link #take}, of what is held on when the {@link #passing} parts are done in which it is made. */
    public static void keep(int bytes) {
        if (OF_THREAD.isBound()) {
            RowMemory memory = OF_THREAD.get();
            memory.takeMore(bytes);
            memory.kept += bytes;
        }
    }

    private void takeMore(int bytes) {
        held += bytes;
        if (held > free + taken) {
            supply.take(STEP);
            taken += STEP;
        }
    }

    private void reduceTo(long bytes) {
        held = bytes;
        long needed = Math.ceilDiv(Math.max(0, held - free), (long) STEP) * STEP;
        if (needed < taken) {
            supply.giveBack(taken - needed);
            taken = needed;
        }
    }
}
