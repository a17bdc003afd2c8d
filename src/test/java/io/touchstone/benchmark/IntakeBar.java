package io.touchstone.benchmark;

import io.touchstone.sql.AnySql;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** {@code POST /v1/events} beside {@code LOAD DATA} of the same events into a table as large as the product's. */
final class IntakeBar {

    private static final int TURNS = 5;

    private final Settings settings;
    private final Connection connection;
    private final Report report;

    IntakeBar(Settings settings, Connection connection, Report report) {
        this.settings = settings;
        this.connection = connection;
        this.report = report;
    }

    void measure(Load load, Intake intake, Workspace workspace) throws IOException, InterruptedException, SQLException {
        EventTable.create(connection);
        if (Progress.find(connection, "event_table").isEmpty()) {
            report.progress("filling the table that LOAD DATA loads into");
            AnySql.update(connection, "TRUNCATE TABLE benchmark_event");
            AnySql.update(
                    connection,
                    "INSERT INTO benchmark_event SELECT * FROM event WHERE workspace_id = ?",
                    workspace.id().value());
            Progress.save(connection, "event_table", "filled");
        }
        Samples batches = new Samples();
        Samples streams = new Samples();
        Samples table = new Samples();
        int connections = settings.connections();
        for (int turn = 0; turn < 2 * TURNS; turn++) {
            List<WorldEvent> events = load.next(load.slice());
            double asBatches = intake.send(intake.batches(events, load.batchSize()), connections);
            double loaded = loadData(events, workspace);
            List<WorldEvent> more = load.next(load.slice());
            double loadedMore = loadData(more, workspace);
            double asStreams = intake.send(intake.streams(more, more.size() / connections), connections);
            // The first half is to warm up.
            if (turn >= TURNS) {
                batches.add(asBatches);
                table.add(loaded);
                table.add(loadedMore);
                streams.add(asStreams);
            }
        }
        report.bar(new Bar(
                "POST /v1/events in batches, against LOAD DATA",
                "%,.0f events/s".formatted(batches.median()),
                "%,.0f events/s".formatted(table.median()),
                batches.median() / table.median(),
                Bar.atLeast(0.3)));
        report.note(
                "batches were of %,d events over %d connections, slices of LOAD DATA of %,d; as NDJSON %,.0f events/s (%.2f)",
                load.batchSize(), connections, load.slice(), streams.median(), streams.median() / table.median());
    }

    private double loadData(List<WorldEvent> events, Workspace workspace) throws SQLException {
        byte[] rows = EventTable.rows(events, workspace.id());
        long start = System.nanoTime();
        EventTable.load(connection, rows);
        return events.size() / Turns.seconds(start);
    }
}
