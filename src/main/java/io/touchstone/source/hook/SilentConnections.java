package io.touchstone.source.hook;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.touchstone.health.WhileSchemaIsBehind;
import io.touchstone.sql.Outage;
import io.touchstone.sql.Row;
import io.touchstone.sql.Sql;
import io.touchstone.sql.Transactions;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jboss.logging.Logger;

/**
 * Counts the connections that have gone silent: a platform that switched a webhook off tells nobody, and its merchant would find out by a
 * campaign that earned nothing.
 */
@Singleton
public final class SilentConnections {

    static final Duration SILENCE = Duration.ofHours(24);

    /** The days before the silence that say how much there used to be. */
    static final int DAYS_BEFORE = 7;

    /** In those days together: a hundred a day. */
    static final long USED_TO_COME = 100L * DAYS_BEFORE;

    private static final Logger LOG = Logger.getLogger(SilentConnections.class);

    private final Transactions transactions;
    private final HookMeters meters;
    private final InstantSource clock;

    SilentConnections(Transactions transactions, HookMeters meters, InstantSource clock) {
        this.transactions = transactions;
        this.meters = meters;
        this.clock = clock;
    }

    @Scheduled(
            every = "5m",
            delayed = "1m",
            concurrentExecution = ConcurrentExecution.SKIP,
            skipExecutionIf = WhileSchemaIsBehind.class)
    void watch() {
        Outage.tolerate(LOG, "Looking for silent connections", () -> meters.silent(count()));
    }

    /** As of now, of all workspaces. */
    public long count() {
        Instant now = clock.instant();
        Instant silentSince = now.minus(SILENCE);
        LocalDate day = LocalDate.ofInstant(silentSince, ZoneOffset.UTC);
        return transactions.statement(connection -> count(connection, silentSince, day));
    }

    /** Those that had nothing since, of which so much came in the days until then. */
    private static long count(Connection connection, Instant silentSince, LocalDate day) {
        return Sql.query(
                        connection,
                        """
                        SELECT COUNT(*)
                          FROM (SELECT source_connection.id
                                  FROM source_connection
                                  JOIN intake_tally ON intake_tally.workspace_id = source_connection.workspace_id
                                   AND intake_tally.day BETWEEN ? AND ? AND intake_tally.topic = 3
                                   AND intake_tally.connection_id = source_connection.id
                                 WHERE source_connection.last_delivery_at < ?
                                 GROUP BY source_connection.workspace_id, source_connection.id
                                HAVING SUM(intake_tally.tally) >= ?) AS silent
                        """,
                        Row::number,
                        day.minusDays(DAYS_BEFORE).toEpochDay(),
                        day.toEpochDay(),
                        silentSince.toEpochMilli(),
                        USED_TO_COME)
                .getFirst();
    }
}
