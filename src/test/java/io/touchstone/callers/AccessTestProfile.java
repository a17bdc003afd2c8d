package io.touchstone.callers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.touchstone.control.jwt.TestIssuer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The real limit for failures, a small one for keys, the security log in a file of its own, as the docs have it, and an issuer of
 * JWTs whose keys are a file.
 */
public final class AccessTestProfile implements QuarkusTestProfile {

    public static final int REQUESTS_PER_MINUTE = 40;

    /** Of this run alone. */
    private static final Path LOG =
            Path.of("target", "security-" + ProcessHandle.current().pid() + ".log");

    private static final JsonMapper JSON = new JsonMapper();

    @Override
    public Map<String, String> getConfigOverrides() {
        Map<String, String> overrides = new HashMap<>(TestIssuer.settings("read, read_contacts, ingest"));
        overrides.putAll(Map.of(
                "touchstone.rate-limit.failures-per-minute",
                "20",
                "touchstone.rate-limit.requests-per-minute",
                String.valueOf(REQUESTS_PER_MINUTE),
                "touchstone.trusted-proxies",
                "127.0.0.0/8, ::1",
                "quarkus.log.level",
                "WARN",
                "quarkus.log.handler.file.\"security\".enabled",
                "true",
                "quarkus.log.handler.file.\"security\".path",
                LOG.toString(),
                "quarkus.log.handler.file.\"security\".format",
                "%s%n",
                "quarkus.log.handler.file.\"security\".rotation.rotate-on-boot",
                "false",
                "quarkus.log.category.\"touchstone.security\".handlers",
                "security",
                "quarkus.log.category.\"touchstone.security\".use-parent-handlers",
                "false"));
        return overrides;
    }

    /** Every line so far. */
    public static List<JsonNode> lines() {
        try {
            return Files.readAllLines(LOG).stream().map(AccessTestProfile::read).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode read(String line) {
        try {
            return JSON.readTree(line);
        } catch (IOException e) {
            throw new UncheckedIOException(line, e);
        }
    }
}
