package io.touchstone.callers;

import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.Startup;
import io.quarkus.scheduler.Scheduled;
import io.touchstone.problem.ProblemException;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Answers those whose credential lets nobody in, and counts them by address. Only who failed is slowed: a right key works
 * from the same address at the same time. One that has expired, or names a workspace that it may not, is right but for that:
 * whoever goes on with it is told each time, and guesses nothing by it.
 */
@Startup
@Singleton
public final class FailedAuthentications {

    private final TrustedProxies proxies;
    private final SecurityLog log;
    private final AccessMeters meters;
    private final InstantSource time;
    private final FailureTally tally = new FailureTally();

    /** Empty where there is no limit. */
    private final Optional<Quotas<String>> tries;

    FailedAuthentications(
            TrustedProxies proxies, RateLimitConfig config, SecurityLog log, AccessMeters meters, InstantSource time) {
        this.proxies = proxies;
        this.log = log;
        this.meters = meters;
        this.time = time;
        int perMinute =
                RateLimits.requireLimit("TOUCHSTONE_RATE_LIMIT_FAILURES_PER_MINUTE", config.failuresPerMinute());
        this.tries = perMinute == 0
                ? Optional.empty()
                : Optional.of(Quotas.byTheMinute(perMinute, TimeMeter.SYSTEM_NANOTIME));
    }

    /** Counts one; what to answer. */
    public ProblemException refuse(HttpServerRequest request, Refusal reason) {
        String origin = proxies.origin(request);
        meters.failed(reason);
        tally.add(origin, reason, time.instant()).ifPresent(log::write);
        return tooMany(origin, reason).orElseGet(reason::problem);
    }

    private Optional<ProblemException> tooMany(String origin, Refusal reason) {
        if (tries.isEmpty() || !reason.isGuess()) {
            return Optional.empty();
        }
        ConsumptionProbe probe = tries.get().take(origin);
        if (probe.isConsumed()) {
            return Optional.empty();
        }
        meters.failuresLimited();
        return Optional.of(ProblemException.tooMany(
                "Too many keys that are none came from this address.",
                Duration.ofNanos(probe.getNanosToWaitForRefill())));
    }

    @Scheduled(every = "10s")
    void tell() {
        tally.due(time.instant()).forEach(log::write);
    }

    void stop(@Observes ShutdownEvent event) {
        tally.rest(time.instant()).forEach(log::write);
    }
}
