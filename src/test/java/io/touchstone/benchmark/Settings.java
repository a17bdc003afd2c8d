package io.touchstone.benchmark;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the environment says.
 *
 * @param url of an empty MySQL schema, or of one that an earlier run filled; null for a server of our own
 * @param mysqlServer the script that starts one
 * @param mysqlPort its port
 * @param folder the build of {@code make bench}, where files of a run go, too
 * @param servicePort where the service listens; the next one is that of its health
 * @param connections that batches are sent over at once
 * @param batch events of a batch
 * @param seconds how long one comparison of answers takes at most
 * @param audit whether the world is audited before anything is measured: ten thousand events a second
 * @param loadBudget after which a world of one year is not loaded any further
 * @param rebuildBudget after which what remains of a rebuild is estimated from what is done
 */
record Settings(
        Scale scale,
        @Nullable String url,
        String username,
        String password,
        Path mysqlServer,
        int mysqlPort,
        Path folder,
        int servicePort,
        int connections,
        int batch,
        double seconds,
        boolean audit,
        Duration loadBudget,
        Duration rebuildBudget) {

    static Settings of(Map<String, String> environment) {
        Scale scale = Scale.parse(Objects.requireNonNullElse(emptyToNull(environment.get("SCALE")), "1m"));
        String url = emptyToNull(environment.get("URL"));
        // Without a URL these are nobody's: some desktops have a USERNAME of their own.
        return new Settings(
                scale,
                url,
                url == null ? "root" : environment.getOrDefault("USERNAME", "root"),
                url == null ? "" : environment.getOrDefault("PASSWORD", ""),
                Path.of(environment.getOrDefault("TOUCHSTONE_SHARED", "../shared"), "bin", "mysql-server"),
                number(environment, "MYSQL_PORT", 3398),
                Path.of("target", "benchmark"),
                number(environment, "SERVICE_PORT", 18720),
                number(environment, "CONNECTIONS", 4),
                number(environment, "BATCH", 5_000),
                number(environment, "READ_SECONDS", 15),
                Boolean.parseBoolean(environment.getOrDefault("AUDIT", "false")),
                Duration.ofSeconds(number(environment, "LOAD_SECONDS", 360)),
                Duration.ofSeconds(number(environment, "REBUILD_SECONDS", scale.hasCopies() ? 900 : 90)));
    }

    private static int number(Map<String, String> environment, String name, int otherwise) {
        String text = emptyToNull(environment.get(name));
        return text == null ? otherwise : Integer.parseInt(text);
    }

    private static @Nullable String emptyToNull(@Nullable String text) {
        return text == null || text.isEmpty() ? null : text;
    }
}
