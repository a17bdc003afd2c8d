package io.touchstone.benchmark;

import io.touchstone.benchmark.Intake.Request;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;

/** Brings the first year into a workspace through the API, from where an earlier run left off. */
final class Load {

    private static final String POSITION = "position";
    private static final String LAST_DAY = "last_day";

    private final Settings settings;
    private final Connection connection;
    private final Report report;
    private final World world;

    Load(Settings settings, Connection connection, Report report) {
        this.settings = settings;
        this.connection = connection;
        this.report = report;
        this.world = new World(settings.scale().messages());
    }

    /** @return the last day that is whole */
    LocalDate run(Intake intake) throws IOException, InterruptedException, SQLException {
        world.skipTo(Progress.number(connection, POSITION));
        if (Progress.find(connection, LAST_DAY).isEmpty()) {
            fill(intake);
            Progress.save(connection, LAST_DAY, world.lastWholeDay());
        }
        return LocalDate.parse(Progress.find(connection, LAST_DAY).orElseThrow());
    }

    private void fill(Intake intake) throws IOException, InterruptedException, SQLException {
        Samples rates = new Samples();
        long start = System.nanoTime();
        long first = world.position();
        while (world.messages() < settings.scale().messages()) {
            if (!settings.scale().hasCopies()
                    && Turns.seconds(start) > settings.loadBudget().toSeconds()) {
                report.note(
                        "the load stopped after %d s with %,d of %,d messages",
                        settings.loadBudget().toSeconds(),
                        world.messages(),
                        settings.scale().messages());
                break;
            }
            int batch = batchSize();
            // Not with next(): what is acknowledged is remembered only then.
            List<Request> requests = intake.batches(world.take(slice()), batch);
            rates.add(intake.send(requests, settings.connections()));
            Progress.save(connection, POSITION, world.position());
            if (rates.size() % 5 == 0) {
                report.progress(
                        "%,d of %,d messages, %,.0f events/s",
                        world.messages(), settings.scale().messages(), rates.median());
            }
        }
        long events = world.position() - first;
        if (rates.size() > 0) {
            report.note(
                    "loaded %,d events, %.2f for each message, in %.0f s; batches at %,.0f events/s in the median,"
                            + " %,.0f at the beginning and %,.0f at the end",
                    events,
                    (double) events / world.messages(),
                    Turns.seconds(start),
                    rates.median(),
                    rates.first(),
                    rates.last());
        }
    }

    /** The next events of the world, which no workspace has; never the same ones in another run. */
    List<WorldEvent> next(int count) throws SQLException {
        List<WorldEvent> events = world.take(count);
        Progress.save(connection, POSITION, world.position());
        return events;
    }

    /** Events of a turn: so many that every connection has two batches. */
    int slice() {
        return 2 * settings.connections() * batchSize();
    }

    /** As set, but smaller for a small world: a load has some dozens of turns. */
    int batchSize() {
        return (int) Math.clamp(settings.scale().messages() / (20 * settings.connections()), 20, settings.batch());
    }
}
