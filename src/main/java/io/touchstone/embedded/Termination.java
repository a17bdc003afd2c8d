package io.touchstone.embedded;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Ends a server: asks, waits for a clean end, then insists. Either way nothing committed is lost. */
final class Termination {

    /** A clean end writes out at most the buffer pool, which takes a second or two. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private Termination() {}

    static void end(ProcessHandle process) throws InterruptedException {
        process.destroy();
        if (!hasEnded(process)) {
            process.destroyForcibly();
            if (!hasEnded(process)) {
                throw new EmbeddedDatabaseException(
                        "The database server (process " + process.pid() + ") does not end.");
            }
        }
    }

    private static boolean hasEnded(ProcessHandle process) throws InterruptedException {
        try {
            process.onExit().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }
}
