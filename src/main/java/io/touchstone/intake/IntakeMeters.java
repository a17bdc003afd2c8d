package io.touchstone.intake;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.runtime.Startup;
import io.touchstone.event.Event;
import io.touchstone.event.EventType;
import io.touchstone.event.json.ParsedEvent;
import io.touchstone.event.json.RejectionType;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/** Meters intake, all workspaces together. Made at start, so that every counter is seen to grow from zero. */
@Startup
@Singleton
final class IntakeMeters {

    private enum Fate {
        ACCEPTED,
        DUPLICATE,
        REJECTED
    }

    /** Of events that were refused before anything was made of them. */
    private static final String UNKNOWN_TYPE = "unknown";

    private static final double[] BATCH_SIZES = {1, 3, 10, 30, 100, 300, 1_000, 2_000, 5_000, 10_000};

    private static final Duration[] COMMITS = {
        Duration.ofMillis(5),
        Duration.ofMillis(10),
        Duration.ofMillis(25),
        Duration.ofMillis(50),
        Duration.ofMillis(100),
        Duration.ofMillis(250),
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofMillis(2_500),
        Duration.ofSeconds(5),
        Duration.ofSeconds(10)
    };

    /** From a webhook that came at once to a history that was loaded afterwards. */
    private static final Duration[] DELAYS = {
        Duration.ofSeconds(1),
        Duration.ofSeconds(5),
        Duration.ofSeconds(30),
        Duration.ofMinutes(1),
        Duration.ofMinutes(5),
        Duration.ofMinutes(15),
        Duration.ofHours(1),
        Duration.ofHours(6),
        Duration.ofDays(1),
        Duration.ofDays(7)
    };

    private final MeterRegistry registry;
    private final InstantSource clock;
    private final Counter[][] events;
    private final DistributionSummary batches;
    private final Timer commits;
    private final Timer delays;

    IntakeMeters(MeterRegistry registry, InstantSource clock) {
        this.registry = registry;
        this.clock = clock;
        this.events = Arrays.stream(Fate.values())
                .map(fate -> counters(registry, fate))
                .toArray(Counter[][]::new);
        for (RejectionType type : RejectionType.values()) {
            rejections(type.urn());
        }
        this.batches = DistributionSummary.builder("touchstone.intake.batch")
                .description("Events that were stored, or found known or bad, in one transaction")
                .baseUnit("events")
                .serviceLevelObjectives(BATCH_SIZES)
                .register(registry);
        this.commits = Timer.builder("touchstone.intake.commit")
                .description("From handing a batch to the database until it was committed, further tries included")
                .serviceLevelObjectives(COMMITS)
                .register(registry);
        this.delays = Timer.builder("touchstone.intake.delay")
                .description("From the occurred_at of an accepted event until it was committed, and so acknowledged")
                .serviceLevelObjectives(DELAYS)
                .register(registry);
    }

    private static Counter[] counters(MeterRegistry registry, Fate fate) {
        Counter[] counters = new Counter[EventType.values().length + 1];
        for (EventType type : EventType.values()) {
            counters[type.ordinal()] = counter(registry, fate, type.code());
        }
        counters[EventType.values().length] = counter(registry, fate, UNKNOWN_TYPE);
        return counters;
    }

    private static Counter counter(MeterRegistry registry, Fate fate, String type) {
        return Counter.builder("touchstone.intake.events")
                .description("Events that were answered, by what became of them")
                .tags("type", type, "outcome", fate.name().toLowerCase(Locale.ROOT))
                .register(registry);
    }

    private Counter rejections(String urn) {
        return Counter.builder("touchstone.intake.rejections")
                .description("Events that were rejected, by the rule that they break")
                .tag("reason", urn.substring(urn.lastIndexOf(':') + 1))
                .register(registry);
    }

    /** Shows how many events wait, as counted whenever somebody looks. */
    void watch(Supplier<Number> waitingEvents) {
        Gauge.builder("touchstone.intake.waiting", waitingEvents)
                .strongReference(true)
                .description("Events of requests that wait to be stored")
                .baseUnit("events")
                .register(registry);
    }

    /** What {@code commit} returns, the fates of these events, metered if it does. */
    List<Outcome> metered(List<ParsedEvent> batch, Supplier<List<Outcome>> commit) {
        long start = System.nanoTime();
        List<Outcome> outcomes = commit.get();
        commits.record(Duration.ofNanos(System.nanoTime() - start));
        batches.record(batch.size());
        Instant now = clock.instant();
        for (int i = 0; i < batch.size(); i++) {
            count(batch.get(i), outcomes.get(i), now);
        }
        return outcomes;
    }

    private void count(ParsedEvent parsed, Outcome outcome, Instant now) {
        Fate fate = switch (outcome) {
            case Outcome.Accepted() -> Fate.ACCEPTED;
            case Outcome.Duplicate() -> Fate.DUPLICATE;
            case Outcome.Rejected _ -> Fate.REJECTED;
        };
        events[fate.ordinal()][type(parsed)].increment();
        if (outcome instanceof Outcome.Rejected(ParsedEvent.Rejection rejection)) {
            rejections(rejection.type()).increment();
        }
        if (fate == Fate.ACCEPTED && parsed instanceof ParsedEvent.Valid(Event event)) {
            Duration delay = Duration.between(event.occurredAt(), now);
            delays.record(delay.isNegative() ? Duration.ZERO : delay);
        }
    }

    private static int type(ParsedEvent parsed) {
        return switch (parsed) {
            case ParsedEvent.Valid(Event event) -> EventType.of(event).ordinal();
            case ParsedEvent.Rejection _ -> EventType.values().length;
        };
    }
}
