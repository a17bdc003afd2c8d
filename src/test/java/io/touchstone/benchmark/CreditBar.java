package io.touchstone.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchstone.benchmark.HttpConnection.Answer;
import io.touchstone.sql.AnySql;
import io.touchstone.sql.Row;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * All credits of a workspace computed anew and compared with those that are stored, beside DuckDB's {@code ASOF JOIN} on the same
 * touches and purchases. Told beside it is what it takes with all roll-ups, those of messages included.
 */
final class CreditBar {

    private static final int ROUNDS = 3;
    private static final long POLL_MILLIS = 50;

    private static final String CREDIT_REBUILD = "/v1/rebuild/credits";

    private static final long REACH = 30 * 86_400_000L;

    /** The latest touch of each kind under each rule, no longer than the longest window ago: what a credit is. */
    private static final String CREDITS = IntStream.rangeClosed(1, 3)
            .boxed()
            .flatMap(rule -> IntStream.rangeClosed(1, 2).mapToObj(kind -> """
                    SELECT p.purchase, %d AS rule, t.kind, t.message, t.source, t.sent_at, t.moment, t.strength
                    FROM purchase p ASOF JOIN (FROM touch WHERE strength >= %d AND kind = %d) t
                      ON p.contact = t.contact AND p.moment >= t.moment
                    WHERE p.moment - t.moment <= %d
                    """.formatted(rule, rule, kind, REACH)))
            .collect(Collectors.joining(" UNION ALL ", "CREATE OR REPLACE TABLE credit AS ", ""));

    private final Settings settings;
    private final Service service;
    private final Report report;

    CreditBar(Settings settings, Service service, Report report) {
        this.settings = settings;
        this.service = service;
        this.report = report;
    }

    /** Leaves a rebuild under way when it takes longer than it is given: what comes after would be slowed. */
    void measure(Connection mysql, Workspace workspace) throws IOException, InterruptedException, SQLException {
        report.progress("copying touches and purchases to DuckDB");
        Samples ours = new Samples();
        Samples peer = new Samples();
        try (Connection duckDb = DuckDb.ofJourneys(mysql, workspace, settings.folder());
                Statement statement = duckDb.createStatement()) {
            report.note(
                    "credits of %,d touches and %,d purchases are %,d",
                    count(mysql, "touch", workspace),
                    count(mysql, "purchase", workspace),
                    count(mysql, "credit", workspace));
            rebuildCredits(workspace); // to warm up
            for (int round = 0; round < ROUNDS; round++) {
                ours.add(rebuildCredits(workspace));
                long start = System.nanoTime();
                statement.execute(CREDITS);
                peer.add(Turns.seconds(start));
            }
        }
        report.bar(new Bar(
                "all credits made anew, against DuckDB's ASOF JOIN",
                "%,.2f s".formatted(ours.median()),
                "%,.2f s".formatted(peer.median()),
                ours.median() / peer.median(),
                Bar.atMost(3)));
        report.note("with all roll-ups it takes %,.1f s", rebuild(mysql, workspace));
    }

    /** What an earlier run began would slow everything: the service goes on with it. */
    static void awaitRebuilds(Connection mysql, Report report) throws SQLException, InterruptedException {
        String underWay = "SELECT COUNT(*) FROM rebuild WHERE finished_at IS NULL";
        if (AnySql.query(mysql, underWay, Row::number).getFirst() > 0) {
            report.progress("waiting for the rebuild of an earlier run");
            while (AnySql.query(mysql, underWay, Row::number).getFirst() > 0) {
                Thread.sleep(POLL_MILLIS);
            }
        }
    }

    private double rebuildCredits(Workspace workspace) throws IOException, InterruptedException {
        long start = System.nanoTime();
        try (HttpConnection connection = service.connect()) {
            JsonNode progress = Json.parse(
                    connection.send(HttpConnection.post(CREDIT_REBUILD, workspace.key(), "application/json", "")));
            while (progress.path("rebuilding").asBoolean()) {
                Thread.sleep(POLL_MILLIS);
                progress = Json.parse(connection.send(HttpConnection.get(CREDIT_REBUILD, workspace.key())));
            }
            if (progress.path("repaired").asLong() != 0) {
                throw new IllegalStateException("There were other credits than the facts say: " + progress);
            }
        }
        return Turns.seconds(start);
    }

    private double rebuild(Connection mysql, Workspace workspace)
            throws IOException, InterruptedException, SQLException {
        report.progress("rebuilding");
        long start = System.nanoTime();
        try (HttpConnection connection = service.connect()) {
            Answer answer = connection.send(
                    HttpConnection.post("/v1/rebuild?origin=facts", workspace.key(), "application/json", ""));
            Json.parse(answer);
        }
        while (true) {
            @Nullable Long doneKey = doneKey(mysql, workspace);
            double seconds = Turns.seconds(start);
            if (doneKey == null) {
                return seconds;
            }
            if (seconds > settings.rebuildBudget().toSeconds()) {
                double share = (double) count(mysql, "message", workspace, " AND message_key <= " + doneKey)
                        / count(mysql, "message", workspace);
                report.note(
                        "the rebuild was %.1f %% done after %.0f s: how long it takes is estimated",
                        100 * share, seconds);
                return seconds / share;
            }
            Thread.sleep(POLL_MILLIS);
        }
    }

    /** How far it has come; null once it has come to its end. */
    private static @Nullable Long doneKey(Connection mysql, Workspace workspace) throws SQLException {
        List<Long> underWay = AnySql.query(
                mysql,
                "SELECT done_key FROM rebuild WHERE workspace_id = ? AND finished_at IS NULL",
                Row::number,
                workspace.id().value());
        return underWay.isEmpty() ? null : underWay.getFirst();
    }

    private static long count(Connection mysql, String table, Workspace workspace) throws SQLException {
        return count(mysql, table, workspace, "");
    }

    private static long count(Connection mysql, String table, Workspace workspace, String condition)
            throws SQLException {
        return AnySql.query(
                        mysql,
                        "SELECT COUNT(*) FROM " + table + " WHERE workspace_id = ?" + condition,
                        Row::number,
                        workspace.id().value())
                .getFirst();
    }
}
