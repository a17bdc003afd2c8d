package io.touchstone.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/**
 * A running MariaDB server on 127.0.0.1 and the database {@code touchstone} in it, spoken to with MySQL's driver.
 *
 * <p>What was committed stays in the directory and is there after the next start, however this process ended. A
 * directory has one owner at a time. A server that a killed owner left running is ended first. One that ends by itself, or is killed,
 * is started again at the same place. Whoever starts one closes it, after its last connection.
 */
public final class EmbeddedDatabase implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(EmbeddedDatabase.class);
    private static final int PASSWORD_BYTES = 24;
    private static final AtomicInteger RUNNING = new AtomicInteger();

    /** Between attempts to start again what does not start. */
    private static final Duration PAUSE = Duration.ofSeconds(2);

    private final DirectoryLock lock;
    private final ServerDirectory directory;
    private final String password;
    private final int port;
    private final Thread watch;
    private final AtomicBoolean closed = new AtomicBoolean();
    private volatile ServerProcess server;

    private EmbeddedDatabase(DirectoryLock lock, ServerDirectory directory, ServerProcess server, String password) {
        this.lock = lock;
        this.directory = directory;
        this.server = server;
        this.port = server.port();
        this.password = password;
        this.watch = Thread.ofVirtual().name("embedded-database").unstarted(this::watch);
    }

    /** Whether this build carries a server at all; the container image does not. */
    public static boolean isAvailable() {
        return ServerPackage.isPresent();
    }

    /** Whether this process runs one, which it does where no other database is configured. */
    public static boolean isRunning() {
        return RUNNING.get() > 0;
    }

    /**
     * Starts the server and waits until it answers: for the first time in a directory some 15 seconds, then one or two,
     * or as long as the recovery after a crash takes.
     *
     * @param directory made when missing
     * @param announce told, in a sentence each, about steps that take a while
     * @throws EmbeddedDatabaseException when another process owns the directory, or the server does not start
     * @throws InterruptedException when interrupted; no server is left running
     */
    public static EmbeddedDatabase start(Path directory, Consumer<String> announce) throws InterruptedException {
        try {
            Path home = Files.createDirectories(directory.toAbsolutePath()).toRealPath();
            DirectoryLock lock = DirectoryLock.take(home);
            try {
                LeftoverServer.endAll(home, announce);
                Path binaries = ServerPackage.unpackInto(home, announce);
                String password = newPassword();
                ServerDirectory places = new ServerDirectory(home, binaries);
                ServerProcess server = ServerProcess.start(places, password, announce);
                LOG.infof(
                        "Embedded MariaDB %s on 127.0.0.1:%d, data in %s", ServerPackage.VERSION, server.port(), home);
                RUNNING.incrementAndGet();
                EmbeddedDatabase database = new EmbeddedDatabase(lock, places, server, password);
                database.watch.start();
                return database;
            } catch (IOException | InterruptedException | RuntimeException e) {
                lock.close();
                throw e;
            }
        } catch (IOException e) {
            throw new EmbeddedDatabaseException("The embedded database in " + directory + " cannot start: " + e, e);
        }
    }

    private void watch() {
        try {
            while (!closed.get()) {
                server.awaitEnd();
                if (!closed.get()) {
                    startAgain();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // closed
        }
    }

    private void startAgain() throws InterruptedException {
        LOG.warn("The embedded database ended; it is started again");
        try {
            server = ServerProcess.start(directory, password, port, LOG::info);
        } catch (IOException | EmbeddedDatabaseException e) {
            LOG.warnf("It did not start: %s", e.getMessage());
            Thread.sleep(PAUSE);
        }
    }

    public String jdbcUrl() {
        return "jdbc:mysql://127.0.0.1:" + port + "/" + ServerProcess.DATABASE;
    }

    public String username() {
        return ServerProcess.USER;
    }

    /** New at every start, so that it need not be kept anywhere. */
    public String password() {
        return password;
    }

    /** Stops the server and gives the directory free. Does nothing the second time. */
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            RUNNING.decrementAndGet();
        }
        watch.interrupt();
        try {
            watch.join(); // it may have been about to start one
            server.close();
        } catch (InterruptedException e) {
            server.close();
            Thread.currentThread().interrupt();
        } finally {
            lock.close();
        }
    }

    private static String newPassword() {
        byte[] bytes = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
