package io.touchstone.rollup;

import io.touchstone.attribution.TouchRule;
import io.touchstone.message.KnownSource;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/**
 * What some changes add to the lines of one cut; differences may be negative. Summed by source and hour, from which the lines
 * of all levels follow. Not thread safe.
 */
public final class RollupSums {

    private record SourceHour(long sourceKey, Hours.Hour hour) {}

    private record CreditHour(SourceHour at, ConversionDate basis, TouchRule touch, WindowCell window) {}

    private final Hours hours;
    private final Map<Long, KnownSource> sources = new HashMap<>();
    private final Map<SourceHour, Tally> messages = new HashMap<>();
    private final Map<CreditHour, PurchaseSums> credits = new HashMap<>();
    private final Map<Hours.Hour, PurchaseSums> purchases = new HashMap<>();

    public RollupSums(ZoneId zone) {
        this.hours = new Hours(zone);
    }

    void addMessage(KnownSource source, long sentAt, Tally tally) {
        messages.merge(at(source, sentAt), tally, Tally::plus);
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

    /** Without the lines that nothing is added to. */
    public Map<Line, Tally> messages() {
        Map<Line, Tally> lines = new HashMap<>();
        messages.forEach((at, tally) -> {
            for (Level level : Level.values()) {
                lines.merge(line(level, at), tally, Tally::plus);
            }
        });
        lines.values().removeIf(Tally::isZero);
        return lines;
    }

    /** Without the cells that nothing is added to. */
    public Map<CreditCell, PurchaseSums> credits() {
        Map<CreditCell, PurchaseSums> cells = new HashMap<>();
        credits.forEach((credit, sums) -> {
            for (Level level : Level.values()) {
                cells.merge(
                        new CreditCell(line(level, credit.at()), credit.basis(), credit.touch(), credit.window()),
                        sums,
                        PurchaseSums::plus);
            }
        });
        cells.values().removeIf(PurchaseSums::isZero);
        return cells;
    }

    /** All purchases, credited or not, by day and by hour; without the lines that nothing is added to. */
    public Map<Line, PurchaseSums> purchases() {
        Map<Line, PurchaseSums> lines = new HashMap<>();
        purchases.forEach((hour, sums) -> {
            lines.merge(new Line(Level.KIND, hour.epochDay(), 0), sums, PurchaseSums::plus);
            lines.merge(new Line(Level.SOURCE_BY_HOUR, hour.epochSecond(), 0), sums, PurchaseSums::plus);
        });
        lines.values().removeIf(PurchaseSums::isZero);
        return lines;
    }

    private SourceHour at(KnownSource source, long instant) {
        sources.put(source.key(), source);
        return new SourceHour(source.key(), hours.of(instant));
    }

    private Line line(Level level, SourceHour at) {
        KnownSource source = Objects.requireNonNull(sources.get(at.sourceKey()));
        return switch (level) {
            case KIND ->
                new Line(level, at.hour().epochDay(), Codes.of(source.source().kind()));
            case OWNER -> new Line(level, at.hour().epochDay(), source.ownerKey());
            case SOURCE -> new Line(level, at.hour().epochDay(), source.key());
            case SOURCE_BY_HOUR -> new Line(level, at.hour().epochSecond(), source.key());
        };
    }
}
