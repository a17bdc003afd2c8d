package io.touchstone.security;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.touchstone.embedded.EmbeddedDatabase;
import jakarta.enterprise.event.Observes;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Refuses a start in production with an operator's token that others could guess, or know. Production is what leaves the
 * embedded database out, as the image does; on a laptop any token will do.
 */
final class OperatorTokenCheck {

    /** Of random characters it takes more guesses than anybody can make. */
    static final int SHORTEST = 16;

    /** What `make run` sets: anybody can read it in this repository. */
    private static final String OF_THE_LAPTOP = "laptop-operator-token";

    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "::1");

    private OperatorTokenCheck() {}

    static void atStart(
            @Observes StartupEvent start,
            SecurityConfig config,
            @ConfigProperty(name = "quarkus.http.host") String address) {
        if (EmbeddedDatabase.isAvailable()) {
            return;
        }
        config.operatorToken().filter(token -> !token.isBlank()).ifPresent(token -> check(token, address));
    }

    /** @param address where the service listens */
    static void check(String token, String address) {
        if (token.length() < SHORTEST) {
            throw new ConfigurationException("TOUCHSTONE_OPERATOR_TOKEN has fewer than " + SHORTEST
                    + " characters and could be guessed. Take a random one, such as that of: openssl rand -hex 32");
        }
        if (token.equals(OF_THE_LAPTOP) && !LOOPBACK.contains(address)) {
            throw new ConfigurationException("TOUCHSTONE_OPERATOR_TOKEN is the one that everybody knows from the"
                    + " repository, and QUARKUS_HTTP_HOST lets others reach the service. Take a random one, such as that"
                    + " of: openssl rand -hex 32");
        }
    }
}
