package io.touchstone.http;

import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Looks at all bodies that somebody waits for, each second, because whoever waits for a sender that says nothing cannot look at
 * the time. One timer for all: one for each would cost every webhook more than its body. Not a singleton, because readers of bodies
 * are made before there are settings.
 */
@ApplicationScoped
class BodyWatch {

    /** A body that is being read. */
    interface Watched {

        /** Ends the wait for it where it comes too slowly. */
        void check(long now);
    }

    private static final Duration INTERVAL = Duration.ofSeconds(1);

    private final BodyConfig config;
    private final Set<Watched> bodies = ConcurrentHashMap.newKeySet();

    BodyWatch(BodyConfig config) {
        this.config = config;
    }

    void atStart(@Observes StartupEvent start, Vertx vertx) {
        vertx.setPeriodic(INTERVAL.toMillis(), _ -> check(System.nanoTime()));
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

    void check(long now) {
        bodies.forEach(body -> body.check(now));
    }
}
