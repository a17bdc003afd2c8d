package io.touchstone.benchmark;

import io.touchstone.benchmark.Intake.Request;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Requests of one to three events over 64 connections, as platforms send them, beside batches. */
final class WebhookBar {

    private static final int CONNECTIONS = 64;
    private static final int TURNS = 4;

    /** More than any machine takes in a turn, so that no turn ends for want of events. */
    private static final int MOST_PER_SECOND = 12_000;

    private final Settings settings;
    private final Report report;
    private final SplittableRandom random = new SplittableRandom(1);
    private final Queue<Request> waiting = new ConcurrentLinkedQueue<>();

    WebhookBar(Settings settings, Report report) {
        this.settings = settings;
        this.report = report;
    }

    void measure(Load load, Intake intake) throws IOException, InterruptedException, SQLException {
        Samples webhooks = new Samples();
        Samples batches = new Samples();
        WarmUp warmUp = new WarmUp();
        while (!warmUp.isOver(webhooksPerSecond(load, intake))) {}
        for (int turn = 0; turn < TURNS; turn++) {
            webhooks.add(webhooksPerSecond(load, intake));
            batches.add(intake.send(intake.batches(load.next(load.slice()), load.batchSize()), settings.connections()));
        }
        report.bar(new Bar(
                "webhooks of 1 to 3 events over %d connections, against batches".formatted(CONNECTIONS),
                "%,.0f events/s".formatted(webhooks.median()),
                "%,.0f events/s".formatted(batches.median()),
                webhooks.median() / batches.median(),
                Bar.atLeast(0.3)));
    }

    private double webhooksPerSecond(Load load, Intake intake) throws IOException, InterruptedException, SQLException {
        double seconds = settings.seconds() / 4;
        while (waiting.size() * 2 < seconds * MOST_PER_SECOND) {
            waiting.addAll(requests(load.next(10_000), intake));
        }
        return intake.sendFor(seconds, waiting, CONNECTIONS);
    }

    private List<Request> requests(List<WorldEvent> events, Intake intake) {
        List<Request> requests = new ArrayList<>();
        for (int from = 0; from < events.size(); ) {
            int to = Math.min(events.size(), from + 1 + random.nextInt(3));
            requests.add(intake.batch(events.subList(from, to)));
            from = to;
        }
        return requests;
    }
}
