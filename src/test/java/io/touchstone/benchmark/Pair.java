package io.touchstone.benchmark;

import io.touchstone.benchmark.Intake.Request;
import io.touchstone.sql.AnySql;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Two builds of the service beside each other, each with a schema of its own on one server and the same world in it, which
 * do the same work in turns. Exit status 0 when the new one is in no figure slower than the old one by more than a tenth.
 */
final class Pair {

    private static final Bar.Limit NOISE = Bar.atMost(1.1);

    private static final int WEBHOOK_TURNS = 6;
    private static final int WEBHOOK_CONNECTIONS = 64;
    private static final int WEBHOOKS = 4_000;

    private final Settings settings;
    private final Report report = new Report(System.out);

    private Pair(Settings settings) {
        this.settings = settings;
    }

    static void main() throws IOException, InterruptedException, SQLException {
        Path old = Path.of(Objects.requireNonNull(System.getenv("OLD_APPLICATION"), "OLD_APPLICATION"));
        System.exit(new Pair(Settings.of(System.getenv())).run(old) ? 0 : 1);
    }

    private boolean run(Path oldApplication) throws IOException, InterruptedException, SQLException {
        report.note("%s", Machine.describe());
        report.note("%s", settings.scale());
        try (Database database = Database.of(settings);
                Connection connection = database.connect()) {
            report.note("MySQL %s", Database.version(connection));
            try (PairedBuild old = build("old", oldApplication, settings.servicePort(), database, connection);
                    PairedBuild current = build(
                            "new",
                            settings.folder().resolve("quarkus-app"),
                            settings.servicePort() + 2,
                            database,
                            connection)) {
                measure(List.of(old, current));
            }
        }
        report.print();
        return report.allMet();
    }

    private PairedBuild build(String name, Path application, int port, Database database, Connection connection)
            throws IOException, InterruptedException, SQLException {
        String schema = "touchstone_pair_" + name;
        AnySql.update(connection, "DROP DATABASE IF EXISTS " + schema);
        AnySql.update(connection, "CREATE DATABASE " + schema);
        return PairedBuild.of(name, Service.start(settings, application, database.url(schema), port));
    }

    private void measure(List<PairedBuild> builds) throws IOException, InterruptedException {
        World world = new World(settings.scale().messages());
        batches(builds, world);
        LocalDate last = world.lastWholeDay();
        webhooks(builds, world);
        answers(builds, last);
        for (PairedBuild build : builds) {
            report.note(
                    "%s: at most %.0f MiB resident",
                    build.name(), build.service().peakMemory());
        }
    }

    /** The same events for each, the first third to warm up. */
    private void batches(List<PairedBuild> builds, World world) throws IOException, InterruptedException {
        int batch =
                (int) Math.clamp(settings.scale().messages() / (20L * settings.connections()), 20, settings.batch());
        List<Samples> rates = samples(builds);
        for (int turn = 0; world.messages() < settings.scale().messages(); turn++) {
            List<WorldEvent> events = world.take(2 * settings.connections() * batch);
            boolean counts = 3 * world.messages() > settings.scale().messages();
            for (int build : order(turn)) {
                Intake intake = builds.get(build).intake();
                double rate = intake.send(intake.batches(events, batch), settings.connections());
                if (counts) {
                    rates.get(build).add(rate);
                }
            }
        }
        rates("batches of %,d events over %d connections".formatted(batch, settings.connections()), rates);
    }

    private void webhooks(List<PairedBuild> builds, World world) throws IOException, InterruptedException {
        List<Samples> rates = samples(builds);
        WarmUp warmUp = new WarmUp();
        boolean warm = false;
        for (int turn = 0; rates.getLast().size() < WEBHOOK_TURNS; turn++) {
            List<WorldEvent> events = world.take(2 * WEBHOOKS);
            double slowest = Double.MAX_VALUE;
            for (int build : order(turn)) {
                Intake intake = builds.get(build).intake();
                List<Request> requests = intake.batches(events, 2);
                double rate = intake.send(requests, WEBHOOK_CONNECTIONS);
                slowest = Math.min(slowest, rate);
                if (warm) {
                    rates.get(build).add(rate);
                }
            }
            warm = warm || warmUp.isOver(slowest);
        }
        rates("webhooks of 2 events over %d connections".formatted(WEBHOOK_CONNECTIONS), rates);
    }

    private void answers(List<PairedBuild> builds, LocalDate last) throws IOException {
        try (HttpConnection toOld = builds.get(0).service().connect();
                HttpConnection toNew = builds.get(1).service().connect()) {
            for (Map.Entry<String, String> asked : questions(last).entrySet()) {
                List<Samples> times = Reads.inTurn(
                        List.of(toOld, toNew),
                        builds.stream()
                                .map(build -> build.question(asked.getValue()))
                                .toList(),
                        Integer.MAX_VALUE,
                        settings.seconds() / 2);
                times(asked.getKey(), times.get(0), times.get(1));
            }
        }
    }

    private static Map<String, String> questions(LocalDate last) {
        String days = "from=%s&to=%s".formatted(last.minusDays(29), last);
        Map<String, String> questions = new LinkedHashMap<>();
        questions.put("GET /v1/performance of 30 days", "/v1/performance?" + days);
        questions.put(
                "the same with touch=interacted and window=7d", "/v1/performance?touch=interacted&window=7d&" + days);
        questions.put("GET /v1/campaigns", "/v1/campaigns?" + days);
        questions.put("GET /v1/purchases", "/v1/purchases?" + days);
        questions.put("GET /v1/messages", "/v1/messages?" + days);
        return questions;
    }

    /** A tail is told, and judged by nobody: it says more of the machine than of the build. */
    private void times(String what, Samples old, Samples current) {
        report.bar(new Bar(
                what + ", median",
                "%.2f ms".formatted(current.median()),
                "%.2f ms".formatted(old.median()),
                current.median() / old.median(),
                NOISE));
        report.note("%s, p99: %.2f ms, before %.2f ms", what, current.p99(), old.p99());
    }

    private void rates(String what, List<Samples> perSecond) {
        report.bar(new Bar(
                what,
                "%,.0f events/s".formatted(perSecond.get(1).median()),
                "%,.0f events/s".formatted(perSecond.get(0).median()),
                perSecond.get(0).median() / perSecond.get(1).median(),
                NOISE));
    }

    /** Who comes second finds the server's caches as the first left them: each is first as often as the other. */
    private static int[] order(int turn) {
        return turn % 2 == 0 ? new int[] {0, 1} : new int[] {1, 0};
    }

    private static List<Samples> samples(List<PairedBuild> builds) {
        List<Samples> samples = new ArrayList<>();
        builds.forEach(_ -> samples.add(new Samples()));
        return samples;
    }
}
