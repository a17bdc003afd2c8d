package io.touchstone.wire;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * The packaged service in a process of its own. It and the database that it starts end with this process, however they or
 * it fare.
 */
public final class PackagedService implements AutoCloseable {

    private static final String OPERATOR = "operator-of-the-siege-0123456789abcdef";

    /** Base64 of 32 bytes. */
    private static final String SECRETS_KEY = "bm90aGluZy1vZi1vdXJzLWlzLXNlY3JldC1pbi1oZXI=";

    private static final Duration START = Duration.ofMinutes(3);
    private static final Duration END = Duration.ofSeconds(40);

    private final ServiceSettings settings;
    private final Path log;
    private Process process;
    private List<ProcessHandle> children = List.of();
    private boolean isOver;

    private PackagedService(ServiceSettings settings, Path log) throws IOException {
        this.settings = settings;
        this.log = log;
        this.process = launch();
        Runtime.getRuntime().addShutdownHook(new Thread(this::close));
    }

    /** Returns when it is ready. */
    public static PackagedService start(ServiceSettings settings) throws IOException, InterruptedException {
        Files.createDirectories(settings.folder());
        PackagedService service =
                new PackagedService(settings, settings.folder().resolve("service.log"));
        service.awaitReady();
        return service;
    }

    private Process launch() throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(settings.jvmOptions());
        command.addAll(List.of("-jar", settings.jar().toString()));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        Map<String, String> environment = builder.environment();
        environment.put("TOUCHSTONE_OPERATOR_TOKEN", OPERATOR);
        environment.put("TOUCHSTONE_SECRETS_KEY", SECRETS_KEY);
        environment.put("TOUCHSTONE_DEMO", "false");
        // As in the image.
        environment.put("MALLOC_ARENA_MAX", "2");
        environment.put(
                "TOUCHSTONE_CLICKS_DIRECTORY",
                settings.folder().resolve("clicks").toString());
        environment.put(
                "TOUCHSTONE_EMBEDDED_DIRECTORY",
                settings.folder().resolve("data").toString());
        environment.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        environment.put("QUARKUS_HTTP_PORT", Integer.toString(settings.port()));
        environment.put("QUARKUS_MANAGEMENT_HOST", "127.0.0.1");
        environment.put("QUARKUS_MANAGEMENT_PORT", Integer.toString(settings.port() + 1));
        environment.putAll(settings.environment());
        return builder.start();
    }

    private void awaitReady() throws IOException, InterruptedException {
        Caller management = new Caller(Target.onThisMachine(settings.port() + 1, OPERATOR));
        long end = System.nanoTime() + START.toNanos();
        while (management.get("/q/health/ready", "none").status() != 200) {
            if (!process.isAlive() || System.nanoTime() > end) {
                close();
                throw new IOException("The service did not start: see " + log);
            }
            Thread.sleep(100);
        }
        children = process.descendants().toList();
    }

    public Target target() {
        return Target.onThisMachine(settings.port(), OPERATOR);
    }

    /** Where its health is asked for. */
    public Target management() {
        return Target.onThisMachine(settings.port() + 1, OPERATOR);
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** Has {@link #peakMemory} begin with what is resident now, where the system can. */
    public void forgetPeak() {
        try {
            Files.writeString(Path.of("/proc", Long.toString(process.pid()), "clear_refs"), "5");
        } catch (IOException e) {
            // Then it is that of its whole life.
        }
    }

    /** The most memory of its process that was resident since {@link #forgetPeak}, in MiB; 0 where the system does not tell. */
    public long peakMemory() {
        try (Stream<String> lines = Files.lines(Path.of("/proc", Long.toString(process.pid()), "status"))) {
            return lines.filter(line -> line.startsWith("VmHWM:"))
                            .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                            .findFirst()
                            .orElse(0)
                    / 1024;
        } catch (IOException e) {
            return 0;
        }
    }

    /** Another process on the same data, after the first one's end. */
    public void restart() throws IOException, InterruptedException {
        synchronized (this) {
            end();
            // This process may be about to end, too, and nothing must be left of it.
            if (isOver) {
                throw new IOException("The run is over");
            }
            process = launch();
        }
        awaitReady();
    }

    @Override
    public synchronized void close() {
        isOver = true;
        end();
    }

    private void end() {
        List<ProcessHandle> all =
                Stream.concat(process.descendants(), children.stream()).toList();
        process.destroy();
        await(process.toHandle());
        process.destroyForcibly();
        // A service that was killed, or ended itself, left its database behind.
        for (ProcessHandle child : all) {
            child.destroy();
            await(child);
            child.destroyForcibly();
        }
    }

    private static void await(ProcessHandle handle) {
        try {
            handle.onExit().get(END.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            // It is ended by force, then.
        }
    }
}
