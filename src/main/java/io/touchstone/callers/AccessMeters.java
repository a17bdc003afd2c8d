package io.touchstone.callers;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;

/** Meters who is turned away. Made at start, so that every counter is seen to grow from zero. */
@Startup
@Singleton
final class AccessMeters {

    private static final String OF_FAILURES = "failures";

    private final MeterRegistry registry;

    AccessMeters(MeterRegistry registry) {
        this.registry = registry;
        for (Refusal refusal : Refusal.values()) {
            failures(refusal);
        }
        for (Policy policy : Policy.values()) {
            limited(policy.code(), 0);
        }
        limited(OF_FAILURES, 0);
    }

    void failed(Refusal refusal) {
        failures(refusal).increment();
    }

    void limited(Policy policy) {
        limited(policy.code(), 1);
    }

    void failuresLimited() {
        limited(OF_FAILURES, 1);
    }

    private Counter failures(Refusal refusal) {
        return Counter.builder("touchstone.authentication.failures")
                .description("Requests whose credential let nobody in")
                .tag("reason", refusal.code())
                .register(registry);
    }

    private void limited(String limit, int requests) {
        Counter.builder("touchstone.rate.limited")
                .description("Requests that were answered with 429 because there had been too many")
                .tag("limit", limit)
                .register(registry)
                .increment(requests);
    }
}
