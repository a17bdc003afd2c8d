package io.touchstone.embedded;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** The running server. Its output goes to a file, not to us: a server that outlives its owner must not lose its voice. */
final class ServerProcess implements AutoCloseable {

    static final String DATABASE = "touchstone";
    static final String USER = "touchstone";

    private static final int POLL_MILLISECONDS = 50;
    private static final int GREETING_TIMEOUT_MILLISECONDS = 1_000;
    private static final int LOG_LINES_SHOWN = 20;

    /** The system's error 28, as InnoDB and the rest of the server write it. */
    private static final Pattern FULL_DISK =
            Pattern.compile("no space left on device|errno:? 28\\b|error number 28\\b", Pattern.CASE_INSENSITIVE);

    private final Process process;
    private final int port;

    private ServerProcess(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    int port() {
        return port;
    }

    /** Returns once it has ended, for whatever reason. */
    void awaitEnd() throws InterruptedException {
        process.waitFor();
    }

    static ServerProcess start(ServerDirectory directory, String password, Consumer<String> announce)
            throws IOException, InterruptedException {
        if (!Files.isDirectory(directory.data())) {
            install(directory);
        }
        return start(directory, password, freePort(), announce);
    }

    /** Starts another one in the place of one that ended, for those that know where that was. */
    static ServerProcess start(ServerDirectory directory, String password, int port, Consumer<String> announce)
            throws IOException, InterruptedException {
        announce.accept("Starting the embedded database in " + directory.home() + ".");
        ServerProcess server = new ServerProcess(launch(command(directory, port, password), directory.log()), port);
        try {
            server.awaitGreeting(directory.log());
        } catch (InterruptedException | RuntimeException e) {
            Termination.end(server.process.toHandle());
            throw e;
        }
        return server;
    }

    private static void install(ServerDirectory directory) throws IOException, InterruptedException {
        Path partial = ServerDirectory.emptied(directory.partialData());
        Process installation = launch(
                List.of(
                        "/bin/sh",
                        directory
                                .binaries()
                                .resolve("scripts/mariadb-install-db")
                                .toString(),
                        "--no-defaults",
                        "--basedir=" + directory.binaries(),
                        "--datadir=" + partial,
                        "--force", // do not ask the network who we are
                        "--skip-name-resolve",
                        "--skip-test-db"),
                directory.log());
        if (installation.waitFor() != 0) {
            throw failure("The embedded database could not be installed", directory.log());
        }
        Files.move(partial, directory.data(), StandardCopyOption.ATOMIC_MOVE);
    }

    private static List<String> command(ServerDirectory directory, int port, String password) throws IOException {
        // Made anew at each start, so that the password is, too. The tests have a second schema beside this one.
        Path statements = directory.writeStartStatements("""
                CREATE DATABASE IF NOT EXISTS %1$s CHARACTER SET utf8mb4;
                CREATE OR REPLACE USER %2$s@'127.0.0.1' IDENTIFIED BY '%3$s';
                GRANT ALL PRIVILEGES ON `%1$s%%`.* TO %2$s@'127.0.0.1';
                """.formatted(DATABASE, USER, password));
        List<String> command = new ArrayList<>(List.of(
                directory.binaries().resolve("bin/mariadbd").toString(),
                "--no-defaults", // must come first
                "--basedir=" + directory.binaries(),
                "--datadir=" + directory.data(),
                "--tmpdir=" + ServerDirectory.emptied(directory.temporary()),
                "--init-file=" + statements,
                "--bind-address=127.0.0.1",
                "--port=" + port,
                "--socket=server.sock", // in the data directory: a whole path may be longer than a socket's can be
                "--skip-name-resolve",
                "--skip-ssl", // nothing leaves this machine; and making a key takes seconds, at every start
                "--character-set-server=utf8mb4",
                "--innodb-flush-log-at-trx-commit=1", // acknowledged is on disk
                "--innodb-buffer-pool-size=256M", // the hot part of some million messages, on a laptop with other work
                "--innodb-log-file-size=256M", // fewer checkpoints while loading history
                "--max-allowed-packet=64M", // statements have a quarter of a megabyte of text, and a row more
                "--performance-schema=OFF")); // nobody looks, and it costs memory
        if (System.getProperty("user.name").equals("root")) {
            command.add("--user=root"); // it refuses to run as root unless told to
        }
        return command;
    }

    private static Process launch(List<String> command, Path log) throws IOException {
        return new ProcessBuilder(command)
                .redirectInput(new File("/dev/null"))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
    }

    /** Without a limit while the process lives: recovery after a crash takes as long as it takes. */
    private void awaitGreeting(Path log) throws InterruptedException {
        while (!greets()) {
            if (process.waitFor(POLL_MILLISECONDS, TimeUnit.MILLISECONDS)) {
                throw failure("The embedded database did not start", log);
            }
        }
    }

    /** The first thing a server says on a connection. It says nothing before its start statements are done. */
    private boolean greets() {
        try (Socket socket = new Socket()) {
            socket.setSoTimeout(GREETING_TIMEOUT_MILLISECONDS);
            socket.connect(new InetSocketAddress(loopback(), port));
            return socket.getInputStream().read() >= 0;
        } catch (IOException e) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, loopback())) {
            return socket.getLocalPort();
        }
    }

    private static InetAddress loopback() throws IOException {
        return InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
    }

    private static EmbeddedDatabaseException failure(String what, Path log) {
        String end = end(log);
        String why = FULL_DISK.matcher(end).find() ? ": the disk of " + log.getParent() + " is full" : "";
        return new EmbeddedDatabaseException(what + why + ". The end of " + log + ":\n" + end);
    }

    private static String end(Path log) {
        try {
            List<String> lines =
                    Files.readString(log, StandardCharsets.UTF_8).lines().toList();
            return String.join("\n", lines.subList(Math.max(0, lines.size() - LOG_LINES_SHOWN), lines.size()));
        } catch (IOException e) {
            return e.toString();
        }
    }

    @Override
    public void close() {
        try {
            Termination.end(process.toHandle());
        } catch (InterruptedException e) {
            process.destroy();
            Thread.currentThread().interrupt();
        }
    }
}
