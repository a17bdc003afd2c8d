package io.touchstone.benchmark;

import io.touchstone.sql.AnySql;
import io.touchstone.sql.Row;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Makes a workspace of many years out of one year that was loaded through the API: each year a copy of it with other
 * people, other ids and other keys, so many times {@link CopiedYear#DAYS_APART}
 * days earlier. Nobody has touches in two years, and so every credit
 * stays what it is; an audit finds nothing. Goes on from where an earlier run left off.
 */
final class Years {

    private static final int THREADS = 2;

    /** Opens connections; whoever gets one closes it. */
    @FunctionalInterface
    interface Connections {
        Connection open() throws SQLException;
    }

    private record Task(CopiedTable table, CopiedYear year, List<String> pieces) {
        String name() {
            return "copy." + year.to() + "." + year.number() + "." + table.name();
        }
    }

    private final Connections connections;
    private final Report report;

    Years(Connections connections, Report report) {
        this.connections = connections;
        this.report = report;
    }

    void copy(Connection connection, Workspace from, Workspace to, int years)
            throws SQLException, IOException, InterruptedException {
        String done = "copy." + to.id().value();
        if (Progress.find(connection, done).isPresent()) {
            return;
        }
        long largestKey = AnySql.query(
                        connection,
                        "SELECT next_key FROM key_block WHERE workspace_id = ?",
                        Row::number,
                        from.id().value())
                .getFirst();
        Queue<Task> tasks = new ConcurrentLinkedQueue<>(tasks(connection, from, to, years, largestKey));
        long start = System.nanoTime();
        Turns.atOnce(THREADS, () -> {
            try (Connection own = connections.open()) {
                own.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
                own.setAutoCommit(false);
                for (Task task = tasks.poll(); task != null; task = tasks.poll()) {
                    run(own, task);
                }
                return true;
            }
        });
        finish(connection, to, years * largestKey);
        Progress.save(connection, done, years);
        report.note("copied one year to %d in %.0f s", years, Turns.seconds(start));
    }

    private static List<Task> tasks(Connection connection, Workspace from, Workspace to, int years, long largestKey)
            throws SQLException {
        List<Task> tasks = new ArrayList<>();
        for (CopiedTable table : CopiedTable.all(connection)) {
            List<String> pieces = table.pieces(connection, from.id().value());
            for (int year = 0; year < (table.isOfEachYear() ? years : 1); year++) {
                tasks.add(new Task(
                        table, new CopiedYear(year, from.id().value(), to.id().value(), largestKey), pieces));
            }
        }
        // Year by year, as a history grows.
        tasks.sort((one, other) ->
                Integer.compare(other.year().number(), one.year().number()));
        return tasks;
    }

    private void run(Connection own, Task task) throws SQLException {
        long done = Progress.number(own, task.name());
        for (String piece : task.pieces().subList((int) done, task.pieces().size())) {
            AnySql.update(own, task.table().insert(task.year(), piece));
            Progress.save(own, task.name(), ++done);
            own.commit();
        }
        if (task.table().name().equals("event")) {
            report.progress("%d years before: events copied", task.year().number());
        }
    }

    private static void finish(Connection connection, Workspace to, long nextKey) throws SQLException {
        AnySql.update(
                connection,
                "INSERT INTO key_block (workspace_id, next_key) VALUES (?, ?)"
                        + " ON DUPLICATE KEY UPDATE next_key = VALUES(next_key)",
                to.id().value(),
                nextKey);
        AnySql.update(
                connection,
                "INSERT INTO data_version (workspace_id, slot, version) VALUES (?, 0, 1)"
                        + " ON DUPLICATE KEY UPDATE version = version + 1",
                to.id().value());
        AnySql.update(
                connection,
                "UPDATE workspace SET has_events = TRUE, has_money = TRUE WHERE id = ?",
                to.id().value());
    }
}
