package io.touchstone.benchmark;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;

/** The same work in a workspace of one year and in one of many. */
final class GrowthBar {

    private static final int ROUNDS = 3_000;

    /** That each workspace gets in a turn, unless it is a small one. */
    private static final int EVENTS = 20_000;

    /** What was copied has not been written to before. */
    private static final int WARM_UP_TURNS = 5;

    /** More than of other bars: what has to be read from the disk differs from turn to turn. */
    private static final int TURNS = 8;

    private final Settings settings;
    private final Service service;
    private final Report report;

    GrowthBar(Settings settings, Service service, Report report) {
        this.settings = settings;
        this.service = service;
        this.report = report;
    }

    void measureReads(Questions year, Questions years) throws IOException {
        List<Samples> times = new Reads(service)
                .inTurn(List.of(years.performance(""), year.performance("")), ROUNDS, settings.seconds());
        readBar("median", times.get(0).median(), times.get(1).median());
        readBar("p99", times.get(0).p99(), times.get(1).p99());
    }

    private void readBar(String figure, double many, double one) {
        report.bar(new Bar(
                "GET /v1/performance of 30 days in %d years, against one, %s"
                        .formatted(settings.scale().years(), figure),
                "%.2f ms".formatted(many),
                "%.2f ms".formatted(one),
                many / one,
                Bar.atMost(1.2)));
    }

    void measureIntake(Load load, Workspace year, Workspace years)
            throws IOException, InterruptedException, SQLException {
        Intake intoOne = new Intake(service, year);
        Intake intoMany = new Intake(service, years);
        Samples one = new Samples();
        Samples many = new Samples();
        int batch = load.batchSize();
        int slice = (int) Math.min(EVENTS, settings.scale().messages());
        for (int turn = 0; turn < WARM_UP_TURNS + TURNS; turn++) {
            List<WorldEvent> events = load.next(slice);
            boolean yearFirst = turn % 2 == 0;
            double first = microseconds(yearFirst ? intoOne : intoMany, events, batch);
            double second = microseconds(yearFirst ? intoMany : intoOne, events, batch);
            if (turn >= WARM_UP_TURNS) {
                one.add(yearFirst ? first : second);
                many.add(yearFirst ? second : first);
            }
        }
        report.bar(new Bar(
                "an event in %d years, against one".formatted(settings.scale().years()),
                "%.0f µs".formatted(many.median()),
                "%.0f µs".formatted(one.median()),
                many.median() / one.median(),
                Bar.atMost(1.2)));
    }

    private double microseconds(Intake intake, List<WorldEvent> events, int batch)
            throws IOException, InterruptedException {
        return 1e6 / intake.send(intake.batches(events, batch), settings.connections());
    }
}
