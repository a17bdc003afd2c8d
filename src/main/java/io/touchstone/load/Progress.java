package io.touchstone.load;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;

/** Adds up what was acknowledged, and shows it. */
final class Progress {

    private static final int REJECTIONS_SHOWN = 10;

    private final PrintStream output;
    private final InstantSource clock;
    private final boolean rewriting;
    private final Instant start;
    private long events;
    private long accepted;
    private long duplicates;
    private long rejected;
    private int rejectionsShown;

    /** @param rewriting whether the output is a screen, on which one line can be written again and again */
    Progress(PrintStream output, InstantSource clock, boolean rewriting) {
        this.output = output;
        this.clock = clock;
        this.rewriting = rewriting;
        this.start = clock.instant();
    }

    void acknowledged(Batch batch, Acknowledgement answer, double fractionRead) {
        events += batch.size();
        accepted += answer.accepted();
        duplicates += answer.duplicates();
        rejected += answer.rejectedCount();
        for (Acknowledgement.RefusedEvent each : answer.rejected()) {
            if (rejectionsShown < REJECTIONS_SHOWN) {
                rejectionsShown++;
                interruption("line %d, id %s: %s, %s"
                        .formatted(batch.lineNumbers().get(each.index()), each.id(), each.type(), each.detail()));
            }
        }
        show(String.format(Locale.ROOT, "%3.0f%%  %s", 100 * fractionRead, sums()));
    }

    /** Says something else in between. */
    void interruption(String sentence) {
        output.println((rewriting ? "\r" : "") + sentence);
    }

    /** Leaves the sums of the whole standing. */
    void end() {
        if (rewriting) {
            output.println();
        }
        output.printf(Locale.ROOT, "%s, in %.1f s%n", sums(), seconds());
    }

    boolean hasRejections() {
        return rejected > 0;
    }

    private void show(String line) {
        if (rewriting) {
            output.print("\r" + line + " ");
            output.flush();
        } else {
            output.println(line);
        }
    }

    private String sums() {
        return String.format(
                Locale.ROOT,
                "%,d events: %,d accepted, %,d duplicates, %,d rejected, %,.0f events/s",
                events,
                accepted,
                duplicates,
                rejected,
                events / seconds());
    }

    /** At least a millisecond, as a divisor. */
    private double seconds() {
        return Math.max(1, Duration.between(start, clock.instant()).toMillis()) / 1000.0;
    }
}
