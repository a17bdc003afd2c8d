package io.touchstone.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchstone.tenant.WorkspaceId;
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
            CreditBar.awaitRebuilds(connection, report);
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
            new Years(database::connect, report)
                    .copy(connection, year, all, settings.scale().years());
        }
        Questions questions = new Questions(all, last);
        if (settings.audit()) {
            audit(service, all);
        }
        tellMemory("loading", service);

        Reads reads = new Reads(service);
        new ReadBar(settings, reads, report).measure(questions);
        new WhatIfBar(settings, reads, report).measure(questions);
        countStatements(service, connection, questions);
        GrowthBar growth = new GrowthBar(settings, service, report);
        if (settings.scale().hasCopies()) {
            growth.measureReads(ofYear, questions);
        }
        new ScanBar(settings, service, report).measure(connection, questions);
        tellMemory("answering", service);

        new IntakeBar(settings, connection, report).measure(load, intake, year);
        new WebhookBar(settings, report).measure(load, intake);
        new DeliveryBar(settings, service, report).measure();
        new RedirectBar(settings, service, report).measure();
        if (settings.scale().hasCopies()) {
            growth.measureIntake(load, year, all);
        }
        tellMemory("taking webhooks", service);
        report.note("transactions started again after losing to another one: %s", service.retries());
        new CreditBar(settings, service, report).measure(connection, all);
        report.bar(new Bar(
                "resident memory of the service, at most",
                "%.0f MiB".formatted(service.peakMemory()),
                "512 MiB",
                service.peakMemory() / 512,
                Bar.atMost(1)));
    }

    private void tellMemory(String work, Service service) throws IOException {
        report.note("resident memory of the service after %s: at most %.0f MiB so far", work, service.peakMemory());
    }

    /** A world that is not what its events say would prove nothing. */
    private void audit(Service service, Workspace workspace) throws IOException {
        report.progress("auditing");
        try (HttpConnection connection = service.connect()) {
            JsonNode audit = Json.parse(connection.send(HttpConnection.get("/v1/audit", workspace.key())));
            if (audit.path("differences").asLong() != 0) {
                throw new IllegalStateException("The audit found " + audit.path("found"));
            }
            report.note(
                    "the audit of %,d events, %,d touches and %,d credits found no difference",
                    audit.path("events").asLong(),
                    audit.path("touches").asLong(),
                    audit.path("credits").asLong());
        }
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
