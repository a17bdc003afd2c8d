package io.touchstone.source.hook;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.touchstone.health.WhileSchemaIsBehind;
import io.touchstone.intake.tally.Tallies;
import io.touchstone.intake.tally.TallySum;
import io.touchstone.source.setup.DeliveryTallies;
import io.touchstone.source.setup.SourceConnection;
import io.touchstone.source.setup.SourceConnections;
import io.touchstone.sql.Outage;
import io.touchstone.tenant.WorkspaceId;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Counts the connections that have gone silent: a platform that switched a webhook off tells nobody, and its merchant would find out by a
 * campaign that earned nothing.
 */
@Singleton
final class SilentConnections {

    static final Duration SILENCE = Duration.ofHours(24);

    /** That say how much used to come. */
    static final int DAYS = 7;

    static final int A_DAY = 100;

    private static final Logger LOG = Logger.getLogger(SilentConnections.class);

    private final SourceConnections connections;
    private final Tallies tallies;
    private final HookMeters meters;
    private final InstantSource clock;

    SilentConnections(SourceConnections connections, Tallies tallies, HookMeters meters, InstantSource clock) {
        this.connections = connections;
        this.tallies = tallies;
        this.meters = meters;
        this.clock = clock;
    }

    @Scheduled(
            every = "10m",
            delayed = "1m",
            concurrentExecution = ConcurrentExecution.SKIP,
            skipExecutionIf = WhileSchemaIsBehind.class)
    void watch() {
        Outage.tolerate(LOG, "Looking for silent connections", () -> meters.silent(count()));
    }

    /** As of now, of all workspaces. */
    long count() {
        Instant silentSince = clock.instant().minus(SILENCE);
        LocalDate from = LocalDate.ofInstant(silentSince, ZoneOffset.UTC).minusDays(DAYS);
        Map<WorkspaceId, List<SourceConnection>> all =
                connections.all().stream().collect(Collectors.groupingBy(SourceConnection::workspace));
        return all.entrySet().stream()
                .mapToLong(entry -> {
                    DeliveryTallies deliveries = DeliveryTallies.of(tallies.since(entry.getKey(), from));
                    return entry.getValue().stream()
                            .filter(connection -> isSilent(deliveries.of(connection.id()), silentSince))
                            .count();
                })
                .sum();
    }

    static boolean isSilent(@Nullable TallySum deliveries, Instant silentSince) {
        return deliveries != null
                && deliveries.lastAt().isBefore(silentSince)
                && deliveries.count() >= (long) DAYS * A_DAY;
    }
}
