package io.touchstone.control.jwt;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.util.Map;

/** The issuer of one run of the tests. Its keys are files, so that they are the same for whichever class loader this is read by. */
public final class TestIssuer {

    public static final String ALGORITHM = "EdDSA";

    private static final Path PRIVATE_KEY = file("jwk");
    private static final Path PUBLIC_KEYS = file("jwks");

    private TestIssuer() {}

    private static Path file(String name) {
        return Path.of("target", name + "-" + ProcessHandle.current().pid() + ".json");
    }

    /** With these the service takes its tokens for any workspace. @param scopes the most that they may give */
    public static Map<String, String> settings(String scopes) {
        JWK key = Signing.newKey(ALGORITHM, "of the tests");
        try {
            Files.writeString(PRIVATE_KEY, key.toJSONString());
            Files.writeString(PUBLIC_KEYS, new JWKSet(key).toString(true));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Map.of(
                "touchstone.jwt.issuer",
                Signing.ISSUER,
                "touchstone.jwt.jwks",
                PUBLIC_KEYS.toString(),
                "touchstone.jwt.audience",
                Signing.AUDIENCE,
                "touchstone.jwt.workspaces",
                "*",
                "touchstone.jwt.scopes",
                scopes);
    }

    public static JWK key() {
        try {
            return JWK.parse(Files.readString(PRIVATE_KEY));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ParseException e) {
            throw new IllegalStateException(e);
        }
    }

    public static String sign(JWTClaimsSet claims) {
        return Signing.sign(key(), ALGORITHM, claims);
    }
}
