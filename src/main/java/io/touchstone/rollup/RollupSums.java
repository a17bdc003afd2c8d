package io.touchstone.rollup;

import io.touchstone.attribution.TouchRule;
import io.touchstone.event.SourceKind;
import io.touchstone.message.KnownSource;
import io.touchstone.time.LocalCalendar;
import java.time.Instant;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/** What some changes add to the lines of one cut; differences may be negative. Not thread safe. */
public final class RollupSums {

    private final LocalCalendar calendar;
    private final Map<Line, Tally> messages = new HashMap<>();
    private final Map<CreditCell, PurchaseSums> credits = new HashMap<>();
    private final Map<Line, PurchaseSums> purchases = new HashMap<>();

    public RollupSums(ZoneId zone) {
        this.calendar = new LocalCalendar(zone);
    }

    void addMessage(KnownSource source, long sentAt, Tally tally) {
        for (Level level : Level.values()) {
            messages.merge(line(level, sentAt, source), tally, Tally::plus);
        }
    }

    void addCredit(
            KnownSource source,
            EnumMap<ConversionDate, Long> instants,
            TouchRule touch,
            int step,
            int rivalStep,
            PurchaseSums sums) {
        SourceKind kind = source.source().kind();
        instants.forEach((basis, at) -> {
            for (Level level : Level.values()) {
                credits.merge(
                        new CreditCell(line(level, at, source), basis, touch, kind, step, rivalStep),
                        sums,
                        PurchaseSums::plus);
            }
        });
    }

    void addPurchase(long placedAt, PurchaseSums sums) {
        purchases.merge(new Line(Level.KIND, day(placedAt), 0), sums, PurchaseSums::plus);
        purchases.merge(new Line(Level.SOURCE_BY_HOUR, hour(placedAt), 0), sums, PurchaseSums::plus);
    }

    /** Without the lines that nothing is added to. */
    public Map<Line, Tally> messages() {
        messages.values().removeIf(Tally::isZero);
        return messages;
    }

    /** Without the cells that nothing is added to. */
    public Map<CreditCell, PurchaseSums> credits() {
        credits.values().removeIf(PurchaseSums::isZero);
        return credits;
    }

    /** All purchases, credited or not, by day and by hour; without the lines that nothing is added to. */
    public Map<Line, PurchaseSums> purchases() {
        purchases.values().removeIf(PurchaseSums::isZero);
        return purchases;
    }

    private Line line(Level level, long at, KnownSource source) {
        return switch (level) {
            case KIND -> new Line(level, day(at), Codes.of(source.source().kind()));
            case OWNER -> new Line(level, day(at), source.ownerKey());
            case SOURCE -> new Line(level, day(at), source.key());
            case SOURCE_BY_HOUR -> new Line(level, hour(at), source.key());
        };
    }

    private long day(long at) {
        return calendar.dayOf(Instant.ofEpochMilli(at)).toEpochDay();
    }

    private long hour(long at) {
        return calendar.hourOf(Instant.ofEpochMilli(at)).start().getEpochSecond();
    }
}
