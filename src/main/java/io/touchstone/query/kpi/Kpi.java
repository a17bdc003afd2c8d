package io.touchstone.query.kpi;

import io.touchstone.control.workspace.RateBase;
import io.touchstone.rollup.Metric;
import io.touchstone.rollup.MetricValues;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Every KPI there is, with its name for people and its formula ({@code docs/kpis.md}). Their order is that of
 * answers and of the columns of tables, where a new one comes last.
 */
public enum Kpi implements Measure {
    SENT("Sent", Metric.SENT, "messages sent"),
    DELIVERED("Delivered", Metric.DELIVERED, "messages with proof of delivery"),
    FAILED("Failed", Metric.FAILED, "messages that failed, without proof of delivery"),
    READ("Read", Metric.READ, "messages with proof of reading"),
    RESPONDED("Responded", Metric.RESPONDED, "messages with at least one quick reply"),
    CLICKED("Clicked", Metric.CLICKED, "messages with at least one click not by a machine"),
    INTERACTED("Interacted", Metric.INTERACTED, "messages with at least one quick reply or click not by a machine"),
    RESPONSES("Responses", Metric.RESPONSES, "quick replies"),
    CLICKS("Clicks", Metric.CLICKS, "clicks not by machines"),
    MACHINE_CLICKS("Machine clicks", Metric.MACHINE_CLICKS, "clicks by machines"),
    TEXT_REPLIES("Text replies", Metric.TEXT_REPLIES, "text replies"),
    OPT_OUTS("Opt-outs", Metric.OPT_OUTS, "messages answered by an opt-out"),
    COST("Cost", Metric.COST, "sum of the costs of messages; an estimated one of a message that failed is 0"),
    CONVERSIONS(
            "Conversions",
            Metric.CONVERSIONS,
            "purchases credited to the messages; under a model that shares, shares of these"),
    GROSS_REVENUE("Gross revenue", Metric.GROSS_REVENUE, "sum of the amounts of the credited purchases"),
    REFUNDS(
            "Refunds",
            Metric.REFUNDS,
            "sum of the refunds of the credited purchases, each capped at its purchase's amount"),
    REVENUE("Revenue", Unit.MONEY, new Additive("gross_revenue - refunds", MetricValues::revenue)),
    DELIVERY_RATE("Delivery rate", Unit.FRACTION, new Ratio(DELIVERED, SENT)),
    READ_RATE("Read rate", Unit.FRACTION, new Ratio(READ, null)),
    INTERACTION_RATE("Interaction rate", Unit.FRACTION, new Ratio(INTERACTED, null)),
    RESPONSE_RATE("Response rate", Unit.FRACTION, new Ratio(RESPONDED, null)),
    CLICK_THROUGH_RATE("Click-through rate", Unit.FRACTION, new Ratio(CLICKED, null)),
    CONVERSION_RATE("Conversion rate", Unit.FRACTION, new Ratio(CONVERSIONS, null)),
    OPT_OUT_RATE("Opt-out rate", Unit.FRACTION, new Ratio(OPT_OUTS, null)),
    AVERAGE_ORDER_VALUE("Average order value", Unit.MONEY, new Ratio(REVENUE, CONVERSIONS)),
    REVENUE_PER_MESSAGE("Revenue per message", Unit.MONEY, new Ratio(REVENUE, null)),
    COST_PER_CONVERSION("Cost per conversion", Unit.MONEY, new Ratio(COST, CONVERSIONS)),
    ROI("ROI", Unit.MULTIPLE, new Ratio(REVENUE, COST)),
    INTERACTED_UNREAD("Interacted unread", Metric.INTERACTED_UNREAD, "interacted messages without a message.read"),
    RECEIPTS_OFF_SHARE("Receipts off share", Unit.FRACTION, new Ratio(INTERACTED_UNREAD, INTERACTED));

    /** What a value is measured in; money is in the currency of the workspace, fractions are not percent, a multiple of 2 is twice. */
    public enum Unit {
        COUNT,
        MONEY,
        FRACTION,
        MULTIPLE
    }

    private sealed interface Formula {}

    private record Additive(String definition, Function<MetricValues, BigDecimal> of) implements Formula {}

    /** @param denominator null for the base of rates, which the question chooses */
    private record Ratio(Kpi numerator, @Nullable Kpi denominator) implements Formula {}

    private static final int RATIO_DECIMALS = 6;

    private final String label;
    private final Unit unit;
    private final Formula formula;

    Kpi(String label, Metric metric, String definition) {
        this(
                label,
                metric.isCount() ? Unit.COUNT : Unit.MONEY,
                new Additive(definition, values -> values.value(metric)));
    }

    Kpi(String label, Unit unit, Formula formula) {
        this.label = label;
        this.unit = unit;
        this.formula = formula;
    }

    @Override
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Kpi> of(String code) {
        return Arrays.stream(values()).filter(kpi -> kpi.code().equals(code)).findFirst();
    }

    @Override
    public String label() {
        return label;
    }

    @Override
    public Unit unit() {
        return unit;
    }

    @Override
    public boolean isAdditive() {
        return formula instanceof Additive;
    }

    /** A term is over other KPIs and {@code base}, which is that of the question. */
    @Override
    public String formula() {
        return switch (formula) {
            case Additive(String definition, Function<MetricValues, BigDecimal> _) -> definition;
            case Ratio(Kpi numerator, Kpi denominator) ->
                numerator.code() + " / " + (denominator == null ? "base" : denominator.code());
        };
    }

    @Override
    public @Nullable BigDecimal value(MetricValues values, Totals totals, Measurement basis) {
        return value(values, basis.rateBase());
    }

    /** Null where a ratio's denominator is zero. Ratios are rounded half up to six decimals. */
    public @Nullable BigDecimal value(MetricValues values, RateBase base) {
        return switch (formula) {
            case Additive(String _, Function<MetricValues, BigDecimal> sum) -> sum.apply(values);
            case Ratio(Kpi numerator, Kpi denominator) ->
                ratio(additive(numerator, values), additive(denominator == null ? of(base) : denominator, values));
        };
    }

    public static @Nullable BigDecimal ratio(BigDecimal numerator, BigDecimal denominator) {
        return denominator.signum() == 0 ? null : numerator.divide(denominator, RATIO_DECIMALS, RoundingMode.HALF_UP);
    }

    private static BigDecimal additive(Kpi kpi, MetricValues values) {
        if (kpi.formula instanceof Additive(String _, Function<MetricValues, BigDecimal> sum)) {
            return sum.apply(values);
        }
        throw new IllegalStateException(kpi + " is itself a ratio");
    }

    private static Kpi of(RateBase base) {
        return switch (base) {
            case SENT -> SENT;
            case DELIVERED -> DELIVERED;
        };
    }
}
