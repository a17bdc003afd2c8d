package io.touchstone.rollup;

import io.touchstone.attribution.journey.ConversionDate;
import io.touchstone.attribution.journey.TouchRule;
import io.touchstone.event.SourceKind;
import io.touchstone.facts.message.SourceLine;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;

/** What the lines of a window of days should hold; no more lines than may be held at once. Not thread safe. */
final class LineSums {

    /** There are more lines than may be held: ask for a smaller window. */
    static final class TooManyException extends RuntimeException {
        TooManyException() {
            super("too many lines", null, false, false);
        }
    }

    private final Days days;
    private final int most;
    private final Hours hours;
    private final Map<RollupLine, MetricValues> messages = new HashMap<>();
    private final Map<CreditCell, PurchaseSums> credits = new HashMap<>();
    private final Map<RollupLine, PurchaseSums> purchases = new HashMap<>();

    LineSums(Days days, ZoneId zone, int most) {
        this.days = days;
        this.most = most;
        this.hours = new Hours(zone);
    }

    void addMessage(SourceLine source, long sentAt, MetricValues values) {
        Hours.Hour hour = hours.of(sentAt);
        for (Level level : Level.values()) {
            add(messages, line(level, hour, source), values);
        }
    }

    private void add(Map<RollupLine, MetricValues> lines, RollupLine line, MetricValues values) {
        if (days.holds(line)) {
            lines.merge(line, values, MetricValues::plus);
            bound();
        }
    }

    void addCredit(
            SourceLine source,
            ConversionDate basis,
            long at,
            TouchRule touch,
            int step,
            int rivalStep,
            PurchaseSums sums) {
        Hours.Hour hour = hours.of(at);
        WindowCell window = new WindowCell(source.kind(), step, rivalStep);
        for (Level level : Level.values()) {
            RollupLine line = line(level, hour, source);
            CreditCell cell = new CreditCell(line, basis, touch, window);
            if (days.holds(cell)) {
                credits.merge(cell, sums, PurchaseSums::plus);
                bound();
            }
        }
    }

    void addPurchase(long placedAt, PurchaseSums sums) {
        Hours.Hour hour = hours.of(placedAt);
        addPurchase(RollupLine.ofPurchases(hour), sums);
        addPurchase(RollupLine.ofPurchasesOfDay(hour), sums);
    }

    private void addPurchase(RollupLine line, PurchaseSums sums) {
        if (days.holds(line)) {
            purchases.merge(line, sums, PurchaseSums::plus);
            bound();
        }
    }

    private static RollupLine line(Level level, Hours.Hour hour, SourceLine source) {
        SourceKind kind = source.kind();
        return RollupLine.of(level, hour, source.key(), source.ownerKey(), kind);
    }

    private void bound() {
        if (size() > most && days.isDivisible()) {
            throw new TooManyException();
        }
    }

    int size() {
        return messages.size() + credits.size() + purchases.size();
    }

    Map<RollupLine, MetricValues> messages() {
        return messages;
    }

    Map<CreditCell, PurchaseSums> credits() {
        return credits;
    }

    Map<RollupLine, PurchaseSums> purchases() {
        return purchases;
    }
}
