package io.touchstone.callers;

import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import io.quarkus.runtime.Startup;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.touchstone.problem.ProblemException;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/**
 * How often one key, or one subject of tokens, may call. Answers say what is left of it, in the fields of the draft
 * {@code ietf-httpapi-ratelimit-headers}.
 */
@Startup
@Singleton
public final class RateLimits {

    static final String POLICY_HEADER = "RateLimit-Policy";
    static final String HEADER = "RateLimit";

    /** One policy's share for each caller, and how answers call it. */
    private record Limit(int perMinute, String name, String policy, Quotas<Object> quotas) {

        static Limit of(Policy policy, int perMinute, TimeMeter clock) {
            String name = '"' + policy.code() + '"';
            return new Limit(
                    perMinute,
                    name,
                    name + ";q=" + perMinute + ";w=" + Quotas.MINUTE.toSeconds(),
                    Quotas.flowing(perMinute, clock));
        }
    }

    private final Map<Policy, Limit> limits = new EnumMap<>(Policy.class);
    private final AccessMeters meters;

    @Inject
    RateLimits(RateLimitConfig config, AccessMeters meters) {
        this(config, meters, TimeMeter.SYSTEM_NANOTIME);
    }

    RateLimits(RateLimitConfig config, AccessMeters meters, TimeMeter clock) {
        this.meters = meters;
        add(Policy.REQUESTS, "TOUCHSTONE_RATE_LIMIT_REQUESTS_PER_MINUTE", config.requestsPerMinute(), clock);
        add(Policy.INGEST, "TOUCHSTONE_RATE_LIMIT_INGEST_PER_MINUTE", config.ingestPerMinute(), clock);
    }

    private void add(Policy policy, String setting, int perMinute, TimeMeter clock) {
        if (requireLimit(setting, perMinute) > 0) {
            limits.put(policy, Limit.of(policy, perMinute, clock));
        }
    }

    static int requireLimit(String setting, int perMinute) {
        if (perMinute < 0) {
            throw new ConfigurationException(setting + " is " + perMinute + ": must be 0, for no limit, or more.");
        }
        return perMinute;
    }

    /**
     * Counts a request, and has its answer say so where there is a limit.
     *
     * @param caller who is counted, by any value that equals itself
     * @param path as its resource is found by, however it was written
     * @throws ProblemException when there is nothing left
     */
    public void count(Object caller, String path, HttpServerRequest request) {
        Policy policy = Policy.of(request.method().name(), path);
        Limit limit = limits.get(policy);
        if (limit == null) {
            return;
        }
        ConsumptionProbe probe = limit.quotas().take(caller);
        request.response()
                .putHeader(POLICY_HEADER, limit.policy())
                .putHeader(
                        HEADER,
                        limit.name() + ";r=" + probe.getRemainingTokens() + ";t="
                                + Math.ceilDiv(
                                        probe.getNanosToWaitForReset(),
                                        Duration.ofSeconds(1).toNanos()));
        if (!probe.isConsumed()) {
            meters.limited(policy);
            throw ProblemException.tooMany(
                    "This caller may call " + limit.perMinute() + " times in a minute.",
                    Duration.ofNanos(probe.getNanosToWaitForRefill()));
        }
    }
}
