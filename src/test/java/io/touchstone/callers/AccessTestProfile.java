package io.touchstone.callers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.touchstone.control.jwt.Signing;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
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

    /** Of the issuer, for whichever class loader this is read by. */
    private static final Path PRIVATE_KEY =
            LOG.resolveSibling("jwk-" + ProcessHandle.current().pid() + ".json");

    private static final Path PUBLIC_KEYS =
            LOG.resolveSibling("jwks-" + ProcessHandle.current().pid() + ".json");

    private static final JsonMapper JSON = new JsonMapper();

    @Override
    public Map<String, String> getConfigOverrides() {
        makeKeys();
        return Map.ofEntries(
                Map.entry("touchstone.rate-limit.failures-per-minute", "20"),
                Map.entry("touchstone.rate-limit.requests-per-minute", String.valueOf(REQUESTS_PER_MINUTE)),
                Map.entry("touchstone.trusted-proxies", "127.0.0.0/8, ::1"),
                Map.entry("touchstone.jwt.issuer", Signing.ISSUER),
                Map.entry("touchstone.jwt.jwks", PUBLIC_KEYS.toString()),
                Map.entry("touchstone.jwt.audience", Signing.AUDIENCE),
                Map.entry("touchstone.jwt.workspaces", "*"),
                Map.entry("touchstone.jwt.scopes", "read, read_contacts, ingest"),
                Map.entry("quarkus.log.level", "WARN"),
                Map.entry("quarkus.log.handler.file.\"security\".enabled", "true"),
                Map.entry("quarkus.log.handler.file.\"security\".path", LOG.toString()),
                Map.entry("quarkus.log.handler.file.\"security\".format", "%s%n"),
                Map.entry("quarkus.log.handler.file.\"security\".rotation.rotate-on-boot", "false"),
                Map.entry("quarkus.log.category.\"touchstone.security\".handlers", "security"),
                Map.entry("quarkus.log.category.\"touchstone.security\".use-parent-handlers", "false"));
    }

    private static void makeKeys() {
        JWK key = Signing.newKey("EdDSA", "of the tests");
        try {
            Files.writeString(PRIVATE_KEY, key.toJSONString());
            Files.writeString(PUBLIC_KEYS, new JWKSet(key).toString(true));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A token of the issuer. */
    public static String sign(JWTClaimsSet claims) {
        try {
            return Signing.sign(JWK.parse(Files.readString(PRIVATE_KEY)), "EdDSA", claims);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ParseException e) {
            throw new IllegalStateException(e);
        }
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
