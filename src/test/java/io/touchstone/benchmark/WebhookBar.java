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

    /** Twice as many as count: the JVM takes most of a minute until it has compiled all that a small request goes through. */
    private static final int WARM_UP_TURNS = 2 * TURNS;

    /** More than any machine takes in a turn, so that no turn ends for want of events. */
    private static final int MOST_PER_SECOND = 12_000;

    private final Settings settings;
    private final Report report;

    WebhookBar(Settings settings, Report report) {
        this.settings = settings;
        this.report = report;
    }

    void measure(Load load, Intake intake) throws IOException, InterruptedException, SQLException {
        Samples webhooks = new Samples();
        Samples batches = new Samples();
        SplittableRandom random = new SplittableRandom(1);
        double seconds = settings.seconds() / 4;
        Queue<Request> waiting = new ConcurrentLinkedQueue<>();
        for (int turn = 0; turn < WARM_UP_TURNS + TURNS; turn++) {
            while (waiting.size() * 2 < seconds * MOST_PER_SECOND) {
                waiting.addAll(requests(load.next(10_000), intake, random));
            }
            double ofWebhooks = intake.sendFor(seconds, waiting, CONNECTIONS);
            double ofBatches =
                    intake.send(intake.batches(load.next(load.slice()), load.batchSize()), settings.connections());
            if (turn >= WARM_UP_TURNS) {
                webhooks.add(ofWebhooks);
                batches.add(ofBatches);
            }
        }
        report.bar(new Bar(
                "webhooks of 1 to 3 events over %d connections, against batches".formatted(CONNECTIONS),
                "%,.0f events/s".formatted(webhooks.median()),
                "%,.0f events/s".formatted(batches.median()),
                webhooks.median() / batches.median(),
                Bar.atLeast(0.3)));
    }

    private static List<Request> requests(List<WorldEvent> events, Intake intake, SplittableRandom random) {
        List<Request> requests = new ArrayList<>();
        for (int from = 0; from < events.size(); ) {
            int to = Math.min(events.size(), from + 1 + random.nextInt(3));
            requests.add(intake.batch(events.subList(from, to)));
            from = to;
        }
        return requests;
    }
}
