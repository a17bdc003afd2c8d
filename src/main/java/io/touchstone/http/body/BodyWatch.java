package io.touchstone.http.body;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Looks at all bodies that somebody waits for, each second, because whoever waits for a sender that says nothing cannot look at
 * the time. One timer for all: one for each would cost every webhook more than its body. Not a singleton, because readers of bodies
 * are made before there are settings.
 */
@ApplicationScoped
public class BodyWatch {

    /** A body that is being read. */
    interface Watched {

        /** Ends the wait for it where it comes too slowly. */
        public void check(long now);
    }

    private static final Duration INTERVAL = Duration.ofSeconds(1);

    private final BodyConfig config;
    private final Set<Watched> bodies = ConcurrentHashMap.newKeySet();

    BodyWatch(BodyConfig config) {
        this.config = config;
    }

    /** @param untilCutOff how long a sender may say nothing before the server ends the connection, without an answer */
    void atStart(
            @Observes StartupEvent start,
            Vertx vertx,
            @ConfigProperty(name = "quarkus.http.read-timeout") Duration untilCutOff) {
        refuseUnlessShorterThan(untilCutOff);
        vertx.setPeriodic(INTERVAL.toMillis(), _ -> check(System.nanoTime()));
    }

    void refuseUnlessShorterThan(Duration untilCutOff) {
        if (config.rateWindow().compareTo(untilCutOff) >= 0) {
            throw new ConfigurationException(
                    "touchstone.body.rate-window must be less than quarkus.http.read-timeout, which is "
                            + untilCutOff.toSeconds() + " s: a slow sender is to get an answer.");
        }
    }

    BodyConfig config() {
        return config;
    }

    void add(Watched body) {
        bodies.add(body);
    }

    void remove(Watched body) {
        bodies.remove(body);
    }

    public void check(long now) {
        bodies.forEach(body -> body.check(now));
    }
}
