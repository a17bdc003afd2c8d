package io.touchstone.benchmark;

import io.touchstone.workspace.WorkspaceId;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Optional;

/** Loads, measures, prints the table. Exit status 0 when every bar that was measured is met, else 1. */
final class Benchmark {

    private final Settings settings;
    private final Report report = new Report(System.out);

    private Benchmark(Settings settings) {
        this.settings = settings;
    }

    static void main() throws IOException, InterruptedException, SQLException {
        System.exit(new Benchmark(Settings.of(System.getenv())).run() ? 0 : 1);
    }

    private boolean run() throws IOException, InterruptedException, SQLException {
        report.note("%s", Machine.describe());
        try (Database database = Database.of(settings);
                Connection connection = database.connect();
                Service service = Service.start(settings, database)) {
            report.note("MySQL %s", Database.version(connection));
            measure(service, connection);
        }
        report.print();
        return report.allMet();
    }

    private void measure(Service service, Connection connection)
            throws IOException, InterruptedException, SQLException {
        Progress.create(connection);
        Workspace year = workspace(service, connection, "year");
        Intake intake = new Intake(service, year);
        Load load = new Load(settings, connection, report);
        LocalDate last = load.run(intake);
        Questions questions = new Questions(year, last);
        Reads reads = new Reads(service);
        new ReadBar(settings, reads, report).measure(questions);
        new IntakeBar(settings, connection, report).measure(load, intake, year);
        report.bar(new Bar(
                "resident memory of the service, at most",
                "%.0f MiB".formatted(service.peakMemory()),
                "512 MiB",
                service.peakMemory() / 512,
                Bar.atMost(1)));
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
