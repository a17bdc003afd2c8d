package io.touchstone.benchmark;

import io.touchstone.workspace.WorkspaceId;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Optional;
import org.openjdk.jmh.runner.RunnerException;

/** Loads, measures, prints the table. Exit status 0 when every bar that was measured is met, else 1. */
final class Benchmark {

    private final Settings settings;
    private final Report report = new Report(System.out);

    private Benchmark(Settings settings) {
        this.settings = settings;
    }

    static void main() throws IOException, InterruptedException, SQLException, RunnerException {
        System.exit(new Benchmark(Settings.of(System.getenv())).run() ? 0 : 1);
    }

    private boolean run() throws IOException, InterruptedException, SQLException, RunnerException {
        report.note("%s", Machine.describe());
        report.note("%s", settings.scale());
        try (Database database = Database.of(settings);
                Connection connection = database.connect();
                Service service = Service.start(settings, database)) {
            report.note("MySQL %s", Database.version(connection));
            Progress.create(connection);
            measure(service, database, connection);
        }
        report.note("the attribution core alone takes %,.0f touches/s on one core", PureCore.touchesPerSecond());
        report.print();
        return report.allMet();
    }

    private void measure(Service service, Database database, Connection connection)
            throws IOException, InterruptedException, SQLException {
        Workspace year = workspace(service, connection, "year");
        Intake intake = new Intake(service, year);
        Load load = new Load(settings, connection, report);
        LocalDate last = load.run(intake);
        Questions ofYear = new Questions(year, last);
        Workspace all = year;
        if (settings.scale().hasCopies()) {
            all = workspace(service, connection, "years");
            new Years(database, report)
                    .copy(connection, year, all, settings.scale().years());
        }
        Questions questions = new Questions(all, last);

        Reads reads = new Reads(service);
        new ReadBar(settings, reads, report).measure(questions);
        new WhatIfBar(settings, reads, report).measure(questions);
        countStatements(service, connection, questions);
        GrowthBar growth = new GrowthBar(settings, service, report);
        if (settings.scale().hasCopies()) {
            growth.measureReads(ofYear, questions);
        }
        new ScanBar(settings, service, report).measure(connection, questions);

        new IntakeBar(settings, connection, report).measure(load, intake, year);
        new WebhookBar(settings, report).measure(load, intake);
        if (settings.scale().hasCopies()) {
            growth.measureIntake(load, year, all);
        }
        new CreditBar(settings, service, report).measure(connection, all);
        report.bar(new Bar(
                "resident memory of the service, at most",
                "%.0f MiB".formatted(service.peakMemory()),
                "512 MiB",
                service.peakMemory() / 512,
                Bar.atMost(1)));
    }

    private void countStatements(Service service, Connection connection, Questions questions)
            throws IOException, SQLException {
        try (HttpConnection http = service.connect()) {
            Statements statements = new Statements(connection, http);
            report.note("GET /v1/performance costs the server: %s", statements.of(questions.performance("")));
            report.note("SELECT 1 costs it: %s", statements.of(questions.selectOne()));
        }
    }

    /** The one of this name, of this run or an earlier one. */
    private static Workspace workspace(Service service, Connection connection, String name)
            throws IOException, SQLException {
        Optional<String> known = Progress.find(connection, "workspace." + name);
        if (known.isPresent()) {
            String[] idAndKey = known.get().split(" ", 2);
            return new Workspace(WorkspaceId.parse(idAndKey[0]).orElseThrow(), idAndKey[1]);
        }
        Workspace workspace = service.newWorkspace();
        Progress.save(connection, "workspace." + name, workspace.id() + " " + workspace.key());
        return workspace;
    }
}
