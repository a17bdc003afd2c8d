package io.touchstone.control.access;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;

/** The operator's secret, if the configuration has one. */
@Singleton
final class OperatorToken {

    private final Optional<byte[]> secret;

    OperatorToken(SecurityConfig config) {
        this.secret = config.operatorToken()
                .filter(token -> !token.isBlank())
                .map(token -> token.getBytes(StandardCharsets.UTF_8));
    }

    /** How long it takes tells of the given token's length alone: not of the secret's, nor of the first difference. */
    boolean is(String token) {
        return secret.map(expected -> MessageDigest.isEqual(token.getBytes(StandardCharsets.UTF_8), expected))
                .orElse(false);
    }
}
