package io.touchstone.security;

import jakarta.inject.Singleton;
import java.security.MessageDigest;
import java.util.Optional;

/** The operator's secret, if the configuration has one. */
@Singleton
final class OperatorToken {

    private final Optional<byte[]> hash;

    OperatorToken(SecurityConfig config) {
        this.hash = config.operatorToken().filter(token -> !token.isBlank()).map(ApiKeyToken::sha256);
    }

    /** Takes the same time whatever the lengths and the first difference, because it compares hashes. */
    boolean is(String token) {
        return hash.map(expected -> MessageDigest.isEqual(expected, ApiKeyToken.sha256(token)))
                .orElse(false);
    }
}
