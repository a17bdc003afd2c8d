package io.touchstone.rollup;

import java.math.BigDecimal;

/**
 * The additive KPIs of section 3 of the measurement contract, of any set of messages and of the purchases credited to
 * them. Money is in the currency of the workspace.
 *
 * @param refunds each purchase's capped at its amount
 */
public record MetricValues(
        long sent,
        long delivered,
        long failed,
        long read,
        long responded,
        long clicked,
        long interacted,
        long responses,
        long clicks,
        long machineClicks,
        long textReplies,
        long optOuts,
        BigDecimal cost,
        long conversions,
        BigDecimal grossRevenue,
        BigDecimal refunds) {

    public static final MetricValues ZERO =
            new MetricValues(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, BigDecimal.ZERO, 0, BigDecimal.ZERO, BigDecimal.ZERO);

    /** Of credits alone. */
    public static MetricValues credits(long conversions, BigDecimal grossRevenue, BigDecimal refunds) {
        return new MetricValues(
                0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, BigDecimal.ZERO, conversions, grossRevenue, refunds);
    }

    public BigDecimal revenue() {
        return grossRevenue.subtract(refunds);
    }

    public MetricValues plus(MetricValues other) {
        return new MetricValues(
                sent + other.sent,
                delivered + other.delivered,
                failed + other.failed,
                read + other.read,
                responded + other.responded,
                clicked + other.clicked,
                interacted + other.interacted,
                responses + other.responses,
                clicks + other.clicks,
                machineClicks + other.machineClicks,
                textReplies + other.textReplies,
                optOuts + other.optOuts,
                cost.add(other.cost),
                conversions + other.conversions,
                grossRevenue.add(other.grossRevenue),
                refunds.add(other.refunds));
    }

    public MetricValues negated() {
        return new MetricValues(
                -sent,
                -delivered,
                -failed,
                -read,
                -responded,
                -clicked,
                -interacted,
                -responses,
                -clicks,
                -machineClicks,
                -textReplies,
                -optOuts,
                cost.negate(),
                -conversions,
                grossRevenue.negate(),
                refunds.negate());
    }

    /** Whether every additive KPI is zero. */
    public boolean isZero() {
        boolean noMessages = (sent | delivered | failed | read | responded | clicked | interacted) == 0;
        boolean noEvents = (responses | clicks | machineClicks | textReplies | optOuts | conversions) == 0;
        return noMessages && noEvents && cost.signum() == 0 && grossRevenue.signum() == 0 && refunds.signum() == 0;
    }
}
