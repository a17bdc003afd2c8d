package io.touchstone.fuzz;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a run found. May be shared by threads. */
final class Findings {

    /** Shown in full. Most failures have one cause. */
    private static final int SHOWN_OF_A_KIND = 3;

    private final PrintStream out;
    private final Map<String, Integer> failures = new TreeMap<>();
    private final Map<Integer, Integer> statuses = new TreeMap<>();
    private final List<String> texts = new ArrayList<>();
    private int requests;

    Findings(PrintStream out) {
        this.out = out;
    }

    synchronized void answered(int status) {
        requests++;
        statuses.merge(status, 1, Integer::sum);
    }

    /**
     * @param kind a phrase that failures with one cause share
     * @param text all that is needed to see it again
     */
    synchronized void failed(String kind, String text) {
        texts.add(kind + ": " + text);
        if (failures.merge(kind, 1, Integer::sum) <= SHOWN_OF_A_KIND) {
            out.println(kind + "\n" + text.indent(2));
        }
    }

    synchronized int requests() {
        return requests;
    }

    synchronized List<String> failures() {
        return List.copyOf(texts);
    }

    synchronized void print(long seed, long seconds) {
        out.println("answers by status (0: none): " + statuses);
        failures.forEach((kind, count) -> out.printf("%,8d × %s%n", count, kind));
        out.printf("%d requests, %d failures, seed %d, %d s%n", requests, texts.size(), seed, seconds);
    }
}
