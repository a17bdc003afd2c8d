package io.touchstone.control.jwt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.configuration.ConfigurationException;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.touchstone.tenant.WorkspaceId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JwtSettingsTest {

    private static final List<String> SCOPES = List.of("ingest", "read", "read_contacts", "admin");

    private final Map<String, String> configured = new HashMap<>(Map.of(
            "issuer", "https://sign-in.example",
            "jwks", "https://sign-in.example/keys",
            "audience", "touchstone",
            "workspaces", "ws_1"));

    private Optional<JwtSettings> settings() {
        Map<String, String> properties = new HashMap<>();
        configured.forEach((key, value) -> properties.put("touchstone.jwt." + key, value));
        return JwtSettings.of(
                new SmallRyeConfigBuilder()
                        .withSources(new PropertiesConfigSource(properties, "test", 100))
                        .withMapping(JwtConfig.class)
                        .build()
                        .getConfigMapping(JwtConfig.class),
                SCOPES);
    }

    private void isRefused(String... words) {
        assertThatThrownBy(this::settings)
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContainingAll(words);
    }

    @Test
    void withoutAnIssuerThereAreNone() {
        configured.clear();
        assertThat(settings()).isEmpty();
        configured.put("issuer", "");
        assertThat(settings()).isEmpty();
    }

    @Test
    void readingIsAllThatATokenGivesUnlessMoreIsConfigured() {
        JwtSettings settings = settings().orElseThrow();
        assertThat(settings.scopes()).containsExactly("read");
        assertThat(settings.workspaceClaim()).isEqualTo("workspace_id");
        assertThat(settings.scopesClaim()).isEqualTo("scope");
        configured.put("scopes", " read_contacts , ingest");
        assertThat(settings().orElseThrow().scopes()).containsExactly("ingest", "read_contacts");
    }

    @ParameterizedTest
    @ValueSource(strings = {"jwks", "audience", "workspaces"})
    void anIssuerAloneIsRefused(String missing) {
        configured.remove(missing);
        isRefused("TOUCHSTONE_JWT_ISSUER is set and TOUCHSTONE_JWT_" + missing.toUpperCase(Locale.ROOT) + " is not");
    }

    @ParameterizedTest
    @CsvSource({"jwks, https://a.example", "audience, a", "workspaces, *"})
    void whatIsSetWithoutAnIssuerIsRefused(String key, String value) {
        configured.clear();
        configured.put(key, value);
        isRefused("TOUCHSTONE_JWT_" + key.toUpperCase(Locale.ROOT) + " is set and TOUCHSTONE_JWT_ISSUER is not");
    }

    @Test
    void workspacesAreIdsOrAll() {
        configured.put("workspaces", "ws_1, ws_2");
        assertThat(settings().orElseThrow().mayName(new WorkspaceId(2))).isTrue();
        assertThat(settings().orElseThrow().mayName(new WorkspaceId(3))).isFalse();
        configured.put("workspaces", "*");
        assertThat(settings().orElseThrow().mayName(new WorkspaceId(3))).isTrue();
        configured.put("workspaces", "ws_1,shop");
        isRefused("TOUCHSTONE_JWT_WORKSPACES", "shop");
    }

    @ParameterizedTest
    @ValueSource(strings = {"write", "operator", "READ", "read write", "*"})
    void scopesThatThereAreNotAreRefused(String scope) {
        configured.put("scopes", scope);
        isRefused("TOUCHSTONE_JWT_SCOPES", scope, "read_contacts");
    }

    @ParameterizedTest
    @CsvSource({
        "http://sign-in.example/keys,          not https",
        "HTTP://10.0.0.1/keys,                 not https",
        "https://me:secret@sign-in.example/,   password",
        "https:///keys,                        names no host",
        "https://a b/,                         neither a URL nor the path of a file",
        "/no/such/file,                        cannot be read",
        "ftp://sign-in.example/keys,           cannot be read",
    })
    void keysThatCannotBeTrustedOrFoundAreRefused(String jwks, String why) {
        configured.put("jwks", jwks);
        isRefused("TOUCHSTONE_JWT_JWKS", why);
        assertThatThrownBy(this::settings).hasMessageNotContaining("secret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.1:1/keys", "http://localhost/keys", "http://[::1]:8080/keys"})
    void onTheSameMachineNobodyStandsBetween(String jwks) {
        configured.put("jwks", jwks);
        assertThat(settings()).isPresent();
    }

    @Test
    void aFileHasToHaveKeys(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("jwks.json");
        configured.put("jwks", file.toString());
        for (String content : List.of("", "[]", "{}", "{\"keys\": {}}")) {
            Files.writeString(file, content);
            isRefused("TOUCHSTONE_JWT_JWKS", "no JWKS");
        }
        Files.writeString(file, "{\"keys\": []}");
        assertThat(settings()).isPresent();
    }
}
