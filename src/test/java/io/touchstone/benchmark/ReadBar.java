package io.touchstone.benchmark;

import io.touchstone.benchmark.Reads.Throughput;
import java.io.IOException;
import java.util.List;

/** {@code GET /v1/performance} of 30 days beside an endpoint that runs only {@code SELECT 1}. */
final class ReadBar {

    private static final int ROUNDS = 4_000;

    private final Settings settings;
    private final Reads reads;
    private final Report report;

    ReadBar(Settings settings, Reads reads, Report report) {
        this.settings = settings;
        this.reads = reads;
        this.report = report;
    }

    void measure(Questions questions) throws IOException, InterruptedException {
        List<byte[]> both = List.of(questions.performance(""), questions.selectOne());
        List<Samples> times = reads.inTurn(both, ROUNDS, settings.seconds());
        Samples ours = times.get(0);
        Samples peer = times.get(1);
        bar("median", ours.median(), peer.median());
        bar("p99", ours.p99(), peer.p99());
        List<Throughput> together = reads.inBlocks(both, settings.seconds() / 10, settings.connections());
        report.note(
                "%,d answers of each over one connection; over %d connections at once %,.0f answers/s (median %.2f ms, p99"
                        + " %.2f ms), SELECT 1 %,.0f/s (%.2f ms, %.2f ms)",
                ours.size(),
                settings.connections(),
                together.get(0).perSecond().median(),
                together.get(0).milliseconds().median(),
                together.get(0).milliseconds().p99(),
                together.get(1).perSecond().median(),
                together.get(1).milliseconds().median(),
                together.get(1).milliseconds().p99());
    }

    private void bar(String figure, double ours, double peer) {
        report.bar(new Bar(
                "GET /v1/performance of 30 days, against SELECT 1, " + figure,
                "%.2f ms".formatted(ours),
                "%.2f ms".formatted(peer),
                ours / peer,
                Bar.atMost(1.5)));
    }
}
