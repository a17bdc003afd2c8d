package io.touchstone.benchmark;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** What was measured: bars that are met or not, and notes that explain them. */
final class Report {

    private final PrintStream output;
    private final Instant start = Instant.now();
    private final List<Bar> bars = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    Report(PrintStream output) {
        this.output = output;
    }

    /** Tells what is being done. */
    void progress(String text, Object... values) {
        output.printf(
                Locale.ROOT,
                "[%4d s] %s%n",
                Duration.between(start, Instant.now()).toSeconds(),
                String.format(Locale.ROOT, text, values));
    }

    void bar(Bar bar) {
        bars.add(bar);
        progress("%s: %s, %s, ratio %s", bar.what(), bar.ours(), bar.theirs(), bar.ratioText());
    }

    /** A figure that explains others and has no bar of its own. */
    void note(String text, Object... values) {
        notes.add(String.format(Locale.ROOT, text, values));
        progress("%s", notes.getLast());
    }

    boolean allMet() {
        return bars.stream().allMatch(Bar::isMet);
    }

    void print() {
        note("took %d s in all", Duration.between(start, Instant.now()).toSeconds());
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("bar", "Touchstone", "beside", "ratio", "wanted", ""));
        bars.forEach(bar -> rows.add(List.of(
                bar.what(),
                bar.ours(),
                bar.theirs(),
                bar.ratioText(),
                bar.limit().toString(),
                bar.isMet() ? "met" : "NOT MET")));
        int[] widths = IntStream.range(0, 6)
                .map(column -> rows.stream()
                        .mapToInt(row -> row.get(column).length())
                        .max()
                        .orElse(0))
                .toArray();
        output.println();
        rows.add(1, IntStream.of(widths).mapToObj("-"::repeat).toList());
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder("|");
            for (int i = 0; i < widths.length; i++) {
                line.append(' ').append(row.get(i));
                line.repeat(' ', widths[i] - row.get(i).length()).append(" |");
            }
            output.println(line);
        }
        output.println();
        notes.forEach(note -> output.println("- " + note));
        output.println();
    }
}
