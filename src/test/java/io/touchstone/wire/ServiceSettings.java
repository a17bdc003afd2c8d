package io.touchstone.wire;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How a run starts the service.
 *
 * @param jar the packaged service
 * @param folder where its database and its log go; empty, or of an earlier run
 * @param port where it listens; the next one is that of its health
 * @param jvmOptions arguments before {@code -jar}
 * @param environment beside what every run needs
 */
public record ServiceSettings(
        Path jar, Path folder, int port, List<String> jvmOptions, Map<String, String> environment) {

    /**
     * As in the image, whose JVM goes by 512 MiB, and in any case with the heap that the walls are promised for.
     */
    private static final List<String> OF_THE_IMAGE = List.of("-XX:MaxRAM=512m", "-Xmx256m");

    /**
     * @param environment {@code JAR}, {@code JVM_OPTIONS} (a file of them), {@code SERVICE_PORT} and, for a MySQL instead of the
     *     embedded database, {@code DATABASE_URL}, {@code DATABASE_USERNAME} and {@code DATABASE_PASSWORD}
     * @param name of the run
     */
    public static ServiceSettings of(Map<String, String> environment, String name, Path folder) {
        Map<String, String> service = new HashMap<>();
        String url = environment.getOrDefault("DATABASE_URL", "");
        service.put("QUARKUS_DATASOURCE_JDBC_URL", url);
        if (!url.isEmpty()) {
            service.put("QUARKUS_DATASOURCE_USERNAME", environment.getOrDefault("DATABASE_USERNAME", "root"));
            service.put("QUARKUS_DATASOURCE_PASSWORD", environment.getOrDefault("DATABASE_PASSWORD", ""));
        }
        String options = given(environment, "JVM_OPTIONS", "src/main/docker/jvm.options");
        return new ServiceSettings(
                Path.of(given(environment, "JAR", "target/quarkus-app/quarkus-run.jar")),
                folder.resolve(name),
                Integer.parseInt(given(environment, "SERVICE_PORT", "18740")),
                List.of("@" + options, OF_THE_IMAGE.getFirst(), OF_THE_IMAGE.getLast()),
                Map.copyOf(service));
    }

    private static String given(Map<String, String> environment, String name, String otherwise) {
        String value = environment.getOrDefault(name, "");
        return value.isEmpty() ? otherwise : value;
    }
}
