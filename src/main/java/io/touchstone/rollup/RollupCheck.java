package io.touchstone.rollup;

import io.touchstone.facts.message.MessageStore;
import io.touchstone.facts.purchase.PurchaseStore;
import io.touchstone.sql.Tenant;
import io.touchstone.time.LocalCalendar;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * Whether roll-ups hold what messages, purchases and credits, as they are stored, add up to. It goes window by window of days, each
 * of as many lines as may be held at once: what is expected is added up, and what is stored comes by and is crossed out.
 */
public final class RollupCheck {

    /** What is said of one line, in words for whoever has to find out why. */
    @FunctionalInterface
    public interface RollupDifference {
        void of(Object line, String text);
    }

    /** The first window. The next ones follow from how many lines that had. */
    private static final long FIRST_DAYS = 16;

    /** A window is expected to have this part of the lines that it may have. */
    private static final double FILLED = 0.6;

    private static final long MOST_GROWTH = 4;

    /** Years that windows are cut in: what is dated outside is in the first window or the last. */
    private static final long FIRST_DAY = -100L * 366;

    private static final long LAST_DAY = 300L * 366;

    private final Tenant tenant;
    private final int linesAtOnce;
    private final Runnable unlessGone;
    private final RollupDifference difference;
    private long lines;

    /**
     * @param linesAtOnce that are expected and held; of those that are stored one at a time is
     * @param unlessGone called now and then; what it throws ends the work
     * @param difference told of each line that does not hold what it should
     */
    public RollupCheck(Tenant tenant, int linesAtOnce, Runnable unlessGone, RollupDifference difference) {
        this.tenant = tenant;
        this.linesAtOnce = linesAtOnce;
        this.unlessGone = unlessGone;
        this.difference = difference;
    }

    /** @return how many lines with anything in them the cut has */
    public long compare(RollupGeneration cut) {
        lines = 0;
        LocalCalendar calendar = new LocalCalendar(cut.zone());
        long[] range = range(calendar);
        compare(cut, Days.of(calendar, Days.FIRST, range[0]));
        long length = FIRST_DAYS;
        for (long from = range[0]; from < range[1]; ) {
            long to = Math.min(range[1], from + length);
            length = next(to - from, compare(cut, Days.of(calendar, from, to)));
            from = to;
        }
        compare(cut, Days.of(calendar, range[1], Days.END));
        return lines;
    }

    private long next(long length, long found) {
        long wanted = found == 0 ? Long.MAX_VALUE : (long) (FILLED * linesAtOnce / found * length);
        return Math.clamp(wanted, 1, MOST_GROWTH * length);
    }

    /** The first day of anything, and the day after the last. */
    private long[] range(LocalCalendar calendar) {
        LongStream days = Stream.concat(
                        MessageStore.sentRange(tenant).stream(), PurchaseStore.placedRange(tenant).stream())
                .mapToLong(at -> day(calendar, at));
        long[] sorted = days.sorted().toArray();
        return sorted.length == 0 ? new long[] {0, 0} : new long[] {sorted[0], sorted[sorted.length - 1] + 1};
    }

    private static long day(LocalCalendar calendar, long at) {
        long day = Math.floorDiv(at, 86_400_000L);
        return day < FIRST_DAY || day > LAST_DAY
                ? Math.clamp(day, FIRST_DAY, LAST_DAY)
                : calendar.dayOf(Instant.ofEpochMilli(at)).toEpochDay();
    }

    /** @return how many lines were expected */
    private long compare(RollupGeneration cut, Days days) {
        Deque<Days> open = new ArrayDeque<>();
        open.add(days);
        long expectedLines = 0;
        while (!open.isEmpty()) {
            unlessGone.run();
            Days next = open.removeFirst();
            LineSums expected = new LineSums(next, cut.zone(), linesAtOnce);
            if (aggregate(cut, next, expected)) {
                expectedLines += expected.size();
                compare(cut, next, expected);
            } else {
                next.halves().reversed().forEach(open::addFirst);
            }
        }
        return expectedLines;
    }

    private boolean aggregate(RollupGeneration cut, Days days, LineSums sums) {
        try {
            AggregateRollups.in(tenant, cut, days, sums);
            return true;
        } catch (LineSums.TooManyException e) {
            return false;
        }
    }

    private void compare(RollupGeneration cut, Days days, LineSums expected) {
        SelectRollups.in(tenant, cut.generation(), days, new SelectRollups.Lines() {
            @Override
            public void messages(RollupLine line, MetricValues values) {
                if (days.holds(line)) {
                    cross(expected.messages(), line, values, MetricValues::isZero, RollupCheck::equal);
                }
            }

            @Override
            public void credits(CreditCell cell, PurchaseSums sums) {
                if (days.holds(cell)) {
                    cross(expected.credits(), cell, sums, PurchaseSums::isZero, RollupCheck::equal);
                }
            }

            @Override
            public void purchases(RollupLine line, PurchaseSums sums) {
                if (days.holds(line)) {
                    cross(expected.purchases(), line, sums, PurchaseSums::isZero, RollupCheck::equal);
                }
            }

            @Override
            public void unreadable(String row) {
                if (days.part() == 0) {
                    difference.of(row, "cannot be read");
                }
            }
        });
        missing(expected.messages(), MetricValues::isZero);
        missing(expected.credits(), PurchaseSums::isZero);
        missing(expected.purchases(), PurchaseSums::isZero);
    }

    private <K, V> void cross(Map<K, V> expected, K line, V stored, Predicate<V> isZero, BiPredicate<V, V> equal) {
        if (isZero.test(stored)) {
            return; // as if it were not there
        }
        lines++;
        V right = expected.remove(line);
        if (right == null || isZero.test(right)) {
            difference.of(line, stored + " instead of nothing");
        } else if (!equal.test(right, stored)) {
            difference.of(line, stored + " instead of " + right);
        }
    }

    private <K, V> void missing(Map<K, V> expected, Predicate<V> isZero) {
        expected.forEach((line, right) -> {
            if (!isZero.test(right)) {
                difference.of(line, "nothing instead of " + right);
            }
        });
    }

    private static boolean equal(MetricValues right, MetricValues found) {
        return right.plus(found.negated()).isZero();
    }

    private static boolean equal(PurchaseSums right, PurchaseSums found) {
        return right.plus(found.negated()).isZero();
    }
}
