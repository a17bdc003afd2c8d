package io.touchstone.http.body;

import io.touchstone.problem.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** A body that comes over the network: ends in a 408 where it comes too slowly, even while somebody waits for it. */
final class PacedInputStream extends PieceInputStream implements BodyWatch.Watched {

    private final BodyWatch watch;
    private final LongSupplier clock;
    private final Pace pace;

    // Guarded by this: who waits, since when, and why not any longer.
    private @Nullable Thread reader;
    private long waitingSince;
    private @Nullable ProblemException tooSlow;

    /**
     * @param endless whether the whole of it may take any time
     * @param clock nanoseconds
     */
    PacedInputStream(InputStream in, BodyWatch watch, boolean endless, LongSupplier clock) {
        super(in);
        this.watch = watch;
        this.clock = clock;
        this.pace = new Pace(watch.config(), endless, clock.getAsLong());
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        begin();
        int read = 0;
        try {
            read = in.read(buffer, offset, length);
        } catch (InterruptedIOException e) {
            failIfTooSlow();
            throw e;
        } finally {
            end(Math.max(0, read));
        }
        return read;
    }

    private void begin() {
        long now = clock.getAsLong();
        synchronized (this) {
            pace.check(now, 0);
            reader = Thread.currentThread();
            waitingSince = now;
        }
        watch.add(this);
    }

    private void end(int bytes) {
        watch.remove(this);
        long now = clock.getAsLong();
        synchronized (this) {
            reader = null;
            pace.came(now - waitingSince, bytes);
            if (tooSlow != null) {
                // What woke this thread up is done with, also when the bytes came in the same moment.
                Thread.interrupted();
            }
        }
    }

    @Override
    public synchronized void check(long now) {
        if (reader == null) {
            return;
        }
        try {
            pace.check(now, now - waitingSince);
        } catch (ProblemException problem) {
            tooSlow = problem;
            reader.interrupt();
            reader = null;
        }
    }

    private synchronized void failIfTooSlow() {
        if (tooSlow != null) {
            throw tooSlow;
        }
    }

    // Nothing to do: to close the server's own stream is to read it to its end, however far that is (see UnreadBody).
    @Override
    public void close() {}
}
