package io.touchstone;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Keeps a process that was told to end (SIGTERM, Ctrl-C) alive until its main thread has put everything away.
 *
 * <p>Shutdown hooks run side by side and the process ends after the last. Quarkus's own makes the main thread leave
 * {@code Quarkus.run}; this one waits for what the main thread does then.
 */
final class MainThreadGuard {

    /** More than the service and then the database may take to stop, so that only a thread that hangs is cut off. */
    private static final int PATIENCE_SECONDS = 150;

    private final CountDownLatch released = new CountDownLatch(1);
    private final Thread mainThread;
    private volatile boolean interrupting = true;

    private MainThreadGuard(Thread mainThread) {
        this.mainThread = mainThread;
    }

    static MainThreadGuard install() {
        MainThreadGuard guard = new MainThreadGuard(Thread.currentThread());
        Runtime.getRuntime().addShutdownHook(new Thread(guard::await, "main thread guard"));
        return guard;
    }

    /** From here on Quarkus tells the main thread to end; before, this guard does, by an interrupt. */
    void stopInterrupting() {
        interrupting = false;
    }

    void release() {
        released.countDown();
    }

    private void await() {
        if (interrupting) {
            mainThread.interrupt();
        }
        try {
            released.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
