package io.touchstone.rollup;

import io.touchstone.attribution.journey.ConversionDate;
import io.touchstone.attribution.journey.TouchRule;
import io.touchstone.facts.message.KnownSource;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;

/**
 * What some changes add to the lines of one cut; differences may be negative. Summed by source and hour, from which the lines
 * of all levels follow. Not thread safe.
 */
public final class RollupSums {

    private record SourceHour(long sourceKey, Hours.Hour hour) {}

    private record CreditHour(SourceHour at, ConversionDate basis, TouchRule touch, WindowCell window) {}

    private static final Set<Level> OF_SOURCES = EnumSet.complementOf(EnumSet.of(Level.KIND));

    private final Hours hours;
    private final Map<Long, KnownSource> sources = new HashMap<>();
    private final Map<SourceHour, MetricValues> messages = new HashMap<>();
    private final Map<CreditHour, PurchaseSums> credits = new HashMap<>();
    private final Map<Hours.Hour, PurchaseSums> purchases = new HashMap<>();

    public RollupSums(ZoneId zone) {
        this.hours = new Hours(zone);
    }

    void addMessage(KnownSource source, long sentAt, MetricValues values) {
        messages.merge(at(source, sentAt), values, MetricValues::plus);
    }

    void addCredit(
            KnownSource source,
            EnumMap<ConversionDate, Long> instants,
            TouchRule touch,
            int step,
            int rivalStep,
            PurchaseSums sums) {
        WindowCell window = new WindowCell(source.source().kind(), step, rivalStep);
        instants.forEach((basis, at) ->
                credits.merge(new CreditHour(at(source, at), basis, touch, window), sums, PurchaseSums::plus));
    }

    void addPurchase(long placedAt, PurchaseSums sums) {
        purchases.merge(hours.of(placedAt), sums, PurchaseSums::plus);
    }

    /** Of all levels but {@link Level#KIND}, without the lines that nothing is added to. */
    Map<RollupLine, MetricValues> messages() {
        return messages(OF_SOURCES);
    }

    /** Of {@link Level#KIND}. */
    Map<RollupLine, MetricValues> messagesOfDays() {
        return messages(EnumSet.of(Level.KIND));
    }

    private Map<RollupLine, MetricValues> messages(Set<Level> levels) {
        Map<RollupLine, MetricValues> lines = new HashMap<>();
        messages.forEach(
                (at, values) -> levels.forEach(level -> lines.merge(line(level, at), values, MetricValues::plus)));
        lines.values().removeIf(MetricValues::isZero);
        return lines;
    }

    /** Of all levels but {@link Level#KIND}, without the cells that nothing is added to. */
    Map<CreditCell, PurchaseSums> credits() {
        return credits(OF_SOURCES);
    }

    /** Of {@link Level#KIND}. */
    Map<CreditCell, PurchaseSums> creditsOfDays() {
        return credits(EnumSet.of(Level.KIND));
    }

    private Map<CreditCell, PurchaseSums> credits(Set<Level> levels) {
        Map<CreditCell, PurchaseSums> cells = new HashMap<>();
        credits.forEach((credit, sums) -> levels.forEach(level -> cells.merge(
                new CreditCell(line(level, credit.at()), credit.basis(), credit.touch(), credit.window()),
                sums,
                PurchaseSums::plus)));
        cells.values().removeIf(PurchaseSums::isZero);
        return cells;
    }

    /** All purchases, credited or not, by hour; without the lines that nothing is added to. */
    Map<RollupLine, PurchaseSums> purchases() {
        return purchases(RollupLine::ofPurchases);
    }

    /** All purchases, credited or not, by day; without the lines that nothing is added to. */
    Map<RollupLine, PurchaseSums> purchasesOfDays() {
        return purchases(RollupLine::ofPurchasesOfDay);
    }

    private Map<RollupLine, PurchaseSums> purchases(Function<Hours.Hour, RollupLine> line) {
        Map<RollupLine, PurchaseSums> lines = new HashMap<>();
        purchases.forEach((hour, sums) -> lines.merge(line.apply(hour), sums, PurchaseSums::plus));
        lines.values().removeIf(PurchaseSums::isZero);
        return lines;
    }

    private SourceHour at(KnownSource source, long instant) {
        sources.put(source.key(), source);
        return new SourceHour(source.key(), hours.of(instant));
    }

    private RollupLine line(Level level, SourceHour at) {
        KnownSource source = Objects.requireNonNull(sources.get(at.sourceKey()));
        return RollupLine.of(
                level,
                at.hour(),
                source.key(),
                source.ownerKey(),
                source.source().kind());
    }
}
