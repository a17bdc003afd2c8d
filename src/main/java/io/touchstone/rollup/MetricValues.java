package io.touchstone.rollup;

import io.touchstone.facts.message.Message;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;

/**
 * A value of every {@link Metric}, of any set of messages and of the purchases credited to them. It is compact, since an answer may
 * hold one for each of a hundred thousand campaigns.
 */
public final class MetricValues {

    /** Where the count of a metric comes from. */
    @FunctionalInterface
    public interface CountOf<X extends Exception> {
        long of(Metric metric) throws X;
    }

    /** Where the amount of a metric comes from. */
    @FunctionalInterface
    public interface MoneyOf<X extends Exception> {
        BigDecimal of(Metric metric) throws X;
    }

    public static final MetricValues ZERO = of(List.of(), _ -> 0, _ -> BigDecimal.ZERO);

    /** In each conversion, which models of attribution share. */
    private static final int MILLION = 1_000_000;

    private static final int DECIMALS_OF_SHARES = 6;

    private final long[] counts;

    /** Of a conversion, beyond the whole ones: less than one. Roll-ups know of whole ones alone. */
    private final int millionths;

    private final BigDecimal[] amounts;

    private MetricValues(long[] counts, int millionths, BigDecimal[] amounts) {
        this.counts = counts;
        this.millionths = millionths;
        this.amounts = amounts;
    }

    /**
     * The values of some metrics.
     *
     * @param metrics asked for in their order; all others are zero
     */
    public static <X extends Exception> MetricValues of(List<Metric> metrics, CountOf<X> count, MoneyOf<X> money)
            throws X {
        long[] counts = new long[Metric.COUNTS.size()];
        BigDecimal[] amounts = new BigDecimal[Metric.AMOUNTS.size()];
        Arrays.fill(amounts, BigDecimal.ZERO);
        for (Metric metric : metrics) {
            if (metric.isCount()) {
                counts[metric.position()] = count.of(metric);
            } else {
                amounts[metric.position()] = money.of(metric);
            }
        }
        return new MetricValues(counts, 0, amounts);
    }

    /** What one message adds: nothing while it does not count. */
    public static MetricValues of(Message message) {
        return message.isCounted()
                ? of(Metric.OF_MESSAGES, metric -> metric.count(message), metric -> metric.money(message))
                : ZERO;
    }

    /** Of credits alone. */
    public static MetricValues credits(long conversions, BigDecimal grossRevenue, BigDecimal refunds) {
        return of(
                Metric.OF_CREDITS, _ -> conversions, metric -> metric == Metric.GROSS_REVENUE ? grossRevenue : refunds);
    }

    /**
     * Of shares of credits alone.
     *
     * @param millionths of conversions, not negative
     */
    public static MetricValues shares(long millionths, BigDecimal grossRevenue, BigDecimal refunds) {
        MetricValues whole = credits(millionths / MILLION, grossRevenue, refunds);
        return new MetricValues(whole.counts, (int) (millionths % MILLION), whole.amounts);
    }

    /** Of the messages alone, whatever they earned. */
    public MetricValues withoutCredits() {
        return of(Metric.OF_MESSAGES, metric -> counts[metric.position()], metric -> amounts[metric.position()]);
    }

    /** Hands over the values of some metrics, in their order. */
    void forEach(List<Metric> metrics, LongConsumer count, Consumer<BigDecimal> money) {
        for (Metric metric : metrics) {
            if (metric.isCount()) {
                count.accept(counts[metric.position()]);
            } else {
                money.accept(amounts[metric.position()]);
            }
        }
    }

    public BigDecimal value(Metric metric) {
        if (metric == Metric.CONVERSIONS && millionths != 0) {
            return BigDecimal.valueOf(conversions()).add(BigDecimal.valueOf(millionths, DECIMALS_OF_SHARES));
        }
        return metric.isCount() ? BigDecimal.valueOf(counts[metric.position()]) : amounts[metric.position()];
    }

    /** The whole ones. */
    private long conversions() {
        return counts[Metric.CONVERSIONS.position()];
    }

    public BigDecimal revenue() {
        return value(Metric.GROSS_REVENUE).subtract(value(Metric.REFUNDS));
    }

    public MetricValues plus(MetricValues other) {
        long[] countSums = counts.clone();
        for (int i = 0; i < countSums.length; i++) {
            countSums[i] += other.counts[i];
        }
        BigDecimal[] amountSums = amounts.clone();
        for (int i = 0; i < amountSums.length; i++) {
            amountSums[i] = amountSums[i].add(other.amounts[i]);
        }
        int sum = millionths + other.millionths;
        countSums[Metric.CONVERSIONS.position()] += Math.floorDiv(sum, MILLION);
        return new MetricValues(countSums, Math.floorMod(sum, MILLION), amountSums);
    }

    public MetricValues negated() {
        long[] negatedCounts = counts.clone();
        Arrays.setAll(negatedCounts, i -> -counts[i]);
        BigDecimal[] negatedAmounts = amounts.clone();
        Arrays.setAll(negatedAmounts, i -> amounts[i].negate());
        return new MetricValues(negatedCounts, -millionths, negatedAmounts);
    }

    /** Whether every additive KPI is zero. */
    public boolean isZero() {
        for (long count : counts) {
            if (count != 0) {
                return false;
            }
        }
        for (BigDecimal amount : amounts) {
            if (amount.signum() != 0) {
                return false;
            }
        }
        return millionths == 0;
    }

    /** Amounts of different scales differ, as they do by themselves. */
    @Override
    public boolean equals(Object other) {
        return other instanceof MetricValues values
                && Arrays.equals(counts, values.counts)
                && millionths == values.millionths
                && Arrays.equals(amounts, values.amounts);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * Arrays.hashCode(counts) + millionths) + Arrays.hashCode(amounts);
    }

    /** For whoever has to find out why an audit found a difference. */
    @Override
    public String toString() {
        return Metric.ALL.stream()
                .map(metric -> metric.code() + "=" + value(metric))
                .collect(Collectors.joining(", ", "MetricValues[", "]"));
    }
}
