package io.touchstone.operations;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.nio.file.Path;
import java.util.Map;

/** Logs as the image does, only into a file and all that there is to say; and traces, into {@link SeenSpans} alone. */
public final class AsDeployed implements QuarkusTestProfile {

    static final Path LOG = Path.of("target", "as-deployed.log");

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.ofEntries(
                Map.entry("quarkus.log.file.enabled", "true"),
                Map.entry("quarkus.log.file.path", LOG.toString()),
                Map.entry("quarkus.log.file.rotation.rotate-on-boot", "false"),
                Map.entry("quarkus.log.file.json.enabled", "true"),
                asOnTheConsole("zone-id"),
                asOnTheConsole("exception-output-type"),
                asOnTheConsole("excluded-keys"),
                Map.entry("quarkus.log.category.\"io.touchstone\".level", "DEBUG"),
                Map.entry("quarkus.otel.sdk.disabled", "false"),
                Map.entry("quarkus.otel.exporter.otlp.enabled", "false"));
    }

    private static Map.Entry<String, String> asOnTheConsole(String key) {
        return Map.entry("quarkus.log.file.json." + key, "${quarkus.log.console.json." + key + "}");
    }
}
