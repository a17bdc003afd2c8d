package io.touchstone.benchmark;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The same question under any touch rule, pair of windows or conversion date, beside the default. */
final class WhatIfBar {

    private static final int ROUNDS = 400;

    private static final List<String> TOUCHES = List.of("delivered", "read", "interacted");
    private static final List<List<String>> WINDOWS =
            List.of(List.of("1h", "1h"), List.of("2d", "1d"), List.of("7d", "14d"), List.of("30d", "30d"));

    private final Settings settings;
    private final Reads reads;
    private final Report report;

    WhatIfBar(Settings settings, Reads reads, Report report) {
        this.settings = settings;
        this.reads = reads;
        this.report = report;
    }

    void measure(Questions questions) throws IOException {
        List<String> rules = new ArrayList<>();
        for (String touch : TOUCHES) {
            for (List<String> windows : WINDOWS) {
                rules.add("&touch=%s&campaign_window=%s&flow_window=%s"
                        .formatted(touch, windows.getFirst(), windows.getLast()));
            }
        }
        rules.add("&conversion_date=send");
        rules.add("&conversion_date=send&touch=delivered&window=30d");
        // The default before each other one, so that whatever slows one slows the other.
        List<byte[]> asked = new ArrayList<>();
        for (String rule : rules) {
            asked.add(questions.performance(""));
            asked.add(questions.performance(rule));
        }
        List<Samples> times = reads.inTurn(asked, ROUNDS, 2 * settings.seconds());
        int worst = 0;
        for (int i = 0; i < rules.size(); i++) {
            if (ratio(times, i) > ratio(times, worst)) {
                worst = i;
            }
        }
        report.bar(new Bar(
                "any what-if rule, against the default, medians",
                "%.2f ms".formatted(times.get(2 * worst + 1).median()),
                "%.2f ms".formatted(times.get(2 * worst).median()),
                ratio(times, worst),
                Bar.atMost(1.2)));
        report.note(
                "the slowest of %d rules was %s", rules.size(), rules.get(worst).substring(1));
    }

    private static double ratio(List<Samples> times, int rule) {
        return times.get(2 * rule + 1).median() / times.get(2 * rule).median();
    }
}
