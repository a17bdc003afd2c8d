package io.touchstone.control.access;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.touchstone.embedded.EmbeddedDatabase;
import jakarta.enterprise.event.Observes;
import java.net.InetAddress;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Refuses a start with an operator's token that others could guess, or know: wherever others can reach the service, or it works
 * on a database that somebody set up for it. On a laptop that talks to itself any token will do.
 */
final class OperatorTokenCheck {

    /** Of random characters it takes more guesses than anybody can make. */
    static final int SHORTEST = 16;

    /** What `make run` sets: anybody can read it in this repository. */
    private static final String OF_THE_LAPTOP = "laptop-operator-token";

    private OperatorTokenCheck() {}

    static void atStart(
            @Observes StartupEvent start,
            SecurityConfig config,
            @ConfigProperty(name = "quarkus.http.host") String address) {
        config.operatorToken()
                .filter(token -> !token.isBlank())
                .ifPresent(token -> check(token, address, !EmbeddedDatabase.isRunning()));
    }

    /**
     * @param address where the service listens
     * @param hasDatabase whether a database is configured, in place of the embedded one
     */
    static void check(String token, String address, boolean hasDatabase) {
        boolean isReachable = !isLoopback(address);
        if (token.length() < SHORTEST && (hasDatabase || isReachable)) {
            throw new ConfigurationException(
                    "TOUCHSTONE_OPERATOR_TOKEN has fewer than " + SHORTEST
                            + " characters and could be guessed. Take a random one, such as that of: openssl rand -hex 32"
                            + " (Any will do where QUARKUS_HTTP_HOST is 127.0.0.1 and QUARKUS_DATASOURCE_JDBC_URL is not set.)");
        }
        if (token.equals(OF_THE_LAPTOP) && isReachable) {
            throw new ConfigurationException("TOUCHSTONE_OPERATOR_TOKEN is the one that everybody knows from the"
                    + " repository, and QUARKUS_HTTP_HOST lets others reach the service. Take a random one, such as that"
                    + " of: openssl rand -hex 32");
        }
    }

    private static boolean isLoopback(String address) {
        if (address.equals("localhost")) {
            return true;
        }
        try {
            return InetAddress.ofLiteral(address).isLoopbackAddress();
        } catch (IllegalArgumentException e) {
            return false; // a name, of which a server would have to be asked
        }
    }
}
