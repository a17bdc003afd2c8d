package io.touchstone.benchmark;

import io.touchstone.benchmark.HttpConnection.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The packaged service in a process of its own, with the JVM options of the image and the memory of its container. */
final class Service implements AutoCloseable {

    /** What the options of the image are made for; the heap is a share of it. */
    private static final String CONTAINER = "-XX:MaxRAM=512m";

    private static final String OPERATOR = "operator-of-the-benchmark";

    /** Base64 of 32 bytes. */
    private static final String SECRETS_KEY = "YmVuY2htYXJrcy1hcmUtbm90LXNlY3JldC1hdC1hbGw=";

    private static final Duration START = Duration.ofMinutes(2);

    private final Process process;
    private final int port;

    private Service(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** The build of {@code make bench}. */
    static Service start(Settings settings, Database database) throws IOException, InterruptedException {
        return start(
                settings,
                settings.folder().resolve("quarkus-app"),
                database.url(),
                settings.servicePort(),
                Map.of("TOUCHSTONE_SECRETS_KEY", SECRETS_KEY));
    }

    /**
     * Any build, with the settings alone that all of them know: they refuse others.
     *
     * @param application the folder with {@code quarkus-run.jar}
     * @param port where it listens; the next one is that of its health
     */
    static Service start(Settings settings, Path application, String databaseUrl, int port)
            throws IOException, InterruptedException {
        return start(settings, application, databaseUrl, port, Map.of());
    }

    private static Service start(
            Settings settings, Path application, String databaseUrl, int port, Map<String, String> more)
            throws IOException, InterruptedException {
        Path log = settings.folder().resolve("service-" + port + ".log");
        ProcessBuilder command = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "@src/main/docker/jvm.options",
                CONTAINER,
                "-jar",
                application.resolve("quarkus-run.jar").toString());
        command.redirectErrorStream(true).redirectOutput(log.toFile());
        command.environment().put("TOUCHSTONE_OPERATOR_TOKEN", OPERATOR);
        command.environment().putAll(more);
        // Of clicks, too: each of two services beside each other has its own.
        command.environment()
                .put(
                        "TOUCHSTONE_EMBEDDED_DIRECTORY",
                        settings.folder().resolve("data-" + port).toString());
        command.environment().put("QUARKUS_DATASOURCE_JDBC_URL", databaseUrl);
        command.environment().put("QUARKUS_DATASOURCE_USERNAME", settings.username());
        command.environment().put("QUARKUS_DATASOURCE_PASSWORD", settings.password());
        command.environment().put("QUARKUS_HTTP_HOST", "127.0.0.1");
        command.environment().put("QUARKUS_HTTP_PORT", Integer.toString(port));
        command.environment().put("QUARKUS_MANAGEMENT_HOST", "127.0.0.1");
        command.environment().put("QUARKUS_MANAGEMENT_PORT", Integer.toString(port + 1));
        Service service = new Service(command.start(), port);
        Runtime.getRuntime().addShutdownHook(new Thread(service.process::destroy));
        service.awaitReady(port + 1, log);
        return service;
    }

    private void awaitReady(int managementPort, Path log) throws IOException, InterruptedException {
        long end = System.nanoTime() + START.toNanos();
        while (!isReady(managementPort)) {
            if (!process.isAlive() || System.nanoTime() > end) {
                process.destroy();
                throw new IOException("The service did not start:\n" + Files.readString(log));
            }
            Thread.sleep(100);
        }
    }

    private static boolean isReady(int managementPort) {
        try (HttpConnection connection = new HttpConnection(managementPort)) {
            return connection
                            .send(HttpConnection.get("/q/health/ready", "none"))
                            .status()
                    == 200;
        } catch (IOException e) {
            return false;
        }
    }

    HttpConnection connect() throws IOException {
        return new HttpConnection(port);
    }

    /** A new workspace, as the operator makes it. */
    Workspace newWorkspace() throws IOException {
        try (HttpConnection connection = connect()) {
            Answer answer = connection.send(HttpConnection.post(
                    "/v1/workspaces",
                    OPERATOR,
                    "application/json",
                    "{\"name\":\"Benchmark\",\"timezone\":\"UTC\",\"currency\":\"" + WorldEvent.CURRENCY + "\"}"));
            return Workspace.of(Json.parse(answer));
        }
    }

    /** Of its process: the most memory that was ever resident, in MiB. */
    double peakMemory() throws IOException {
        return Files.readAllLines(Path.of("/proc", Long.toString(process.pid()), "status")).stream()
                        .filter(line -> line.startsWith("VmHWM:"))
                        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                        .max()
                        .orElseThrow()
                / 1024.0;
    }

    /** How many transactions lost to another one since the start, as its metrics say. */
    String retries() throws IOException {
        try (HttpConnection connection = new HttpConnection(port + 1)) {
            return connection
                    .send(HttpConnection.get("/q/metrics", "none"))
                    .body()
                    .lines()
                    .filter(line -> line.startsWith("touchstone_transaction_retries_total"))
                    .map(line -> line.substring(line.lastIndexOf(' ') + 1))
                    .findFirst()
                    .orElse("?");
        }
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(40, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
    }
}
