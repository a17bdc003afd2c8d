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

    private final long[] counts;
    private final BigDecimal[] amounts;

    private MetricValues(long[] counts, BigDecimal[] amounts) {
        this.counts = counts;
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
        return new MetricValues(counts, amounts);
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
        return metric.isCount() ? BigDecimal.valueOf(counts[metric.position()]) : amounts[metric.position()];
    }

    public long conversions() {
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
        return new MetricValues(countSums, amountSums);
    }

    public MetricValues negated() {
        long[] negatedCounts = counts.clone();
        Arrays.setAll(negatedCounts, i -> -counts[i]);
        BigDecimal[] negatedAmounts = amounts.clone();
        Arrays.setAll(negatedAmounts, i -> amounts[i].negate());
        return new MetricValues(negatedCounts, negatedAmounts);
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
        return true;
    }

    /** Amounts of different scales differ, as they do by themselves. */
    @Override
    public boolean equals(Object other) {
        return other instanceof MetricValues values
                && Arrays.equals(counts, values.counts)
                && Arrays.equals(amounts, values.amounts);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(counts) + Arrays.hashCode(amounts);
    }

    /** For whoever has to find out why an audit found a difference. */
    @Override
    public String toString() {
        return Metric.ALL.stream()
                .map(metric -> metric.code() + "=" + value(metric))
                .collect(Collectors.joining(", ", "MetricValues[", "]"));
    }
}
