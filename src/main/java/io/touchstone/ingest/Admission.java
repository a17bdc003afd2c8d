package io.touchstone.ingest;

import io.touchstone.problem.ProblemException;
import io.touchstone.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Lets bodies in as memory allows: what is not read yet waits with its sender, and takes no room here. */
@ApplicationScoped
class Admission {

    /** The room that a body takes, until it is closed. */
    @FunctionalInterface
    interface Room extends AutoCloseable {
        @Override
        void close();
    }

    /** Longer than a burst takes to store, shorter than clients wait. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final int allBytes;
    private final Semaphore freeBytes;

    Admission(IngestConfig config) {
        this.allBytes = config.bytesAtOnce();
        this.freeBytes = new Semaphore(allBytes, true);
    }

    /**
     * Takes room for a body.
     *
     * @throws ProblemException with {@link ProblemType#OVERLOADED} when there is none for some seconds
     */
    Room take(long bytes) {
        int taken = (int) Math.min(bytes, allBytes);
        try {
            if (!freeBytes.tryAcquire(taken, PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new ProblemException(
                        ProblemType.OVERLOADED, "As many events are being stored as may be at once; try again.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProblemException(ProblemType.OVERLOADED, "The service is about to end; try again.");
        }
        return () -> freeBytes.release(taken);
    }
}
