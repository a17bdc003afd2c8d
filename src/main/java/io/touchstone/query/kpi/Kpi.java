package io.touchstone.query.kpi;

import io.touchstone.control.workspace.RateBase;
import io.touchstone.rollup.MetricValues;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Every KPI there is, in the order of answers, with its formula (section 3 of the measurement contract). */
public enum Kpi {
    SENT(Unit.COUNT, "messages sent", tally -> count(tally.sent())),
    DELIVERED(Unit.COUNT, "messages with proof of delivery", tally -> count(tally.delivered())),
    FAILED(Unit.COUNT, "messages that failed, without proof of delivery", tally -> count(tally.failed())),
    READ(Unit.COUNT, "messages with proof of reading", tally -> count(tally.read())),
    RESPONDED(Unit.COUNT, "messages with at least one quick reply", tally -> count(tally.responded())),
    CLICKED(Unit.COUNT, "messages with at least one click not by a machine", tally -> count(tally.clicked())),
    INTERACTED(
            Unit.COUNT,
            "messages with at least one quick reply or click not by a machine",
            tally -> count(tally.interacted())),
    RESPONSES(Unit.COUNT, "quick replies", tally -> count(tally.responses())),
    CLICKS(Unit.COUNT, "clicks not by machines", tally -> count(tally.clicks())),
    MACHINE_CLICKS(Unit.COUNT, "clicks by machines", tally -> count(tally.machineClicks())),
    TEXT_REPLIES(Unit.COUNT, "text replies", tally -> count(tally.textReplies())),
    OPT_OUTS(Unit.COUNT, "messages answered by an opt-out", tally -> count(tally.optOuts())),
    COST(Unit.MONEY, "sum of the costs of messages", MetricValues::cost),
    CONVERSIONS(Unit.COUNT, "purchases credited to the messages", tally -> count(tally.conversions())),
    GROSS_REVENUE(Unit.MONEY, "sum of the amounts of the credited purchases", MetricValues::grossRevenue),
    REFUNDS(
            Unit.MONEY,
            "sum of the refunds of the credited purchases, each capped at its purchase's amount",
            MetricValues::refunds),
    REVENUE(Unit.MONEY, "gross_revenue - refunds", MetricValues::revenue),
    DELIVERY_RATE(Unit.FRACTION, new Ratio(DELIVERED, SENT)),
    READ_RATE(Unit.FRACTION, new Ratio(READ, null)),
    INTERACTION_RATE(Unit.FRACTION, new Ratio(INTERACTED, null)),
    RESPONSE_RATE(Unit.FRACTION, new Ratio(RESPONDED, null)),
    CLICK_THROUGH_RATE(Unit.FRACTION, new Ratio(CLICKED, null)),
    CONVERSION_RATE(Unit.FRACTION, new Ratio(CONVERSIONS, null)),
    OPT_OUT_RATE(Unit.FRACTION, new Ratio(OPT_OUTS, null)),
    AVERAGE_ORDER_VALUE(Unit.MONEY, new Ratio(REVENUE, CONVERSIONS)),
    REVENUE_PER_MESSAGE(Unit.MONEY, new Ratio(REVENUE, null)),
    COST_PER_CONVERSION(Unit.MONEY, new Ratio(COST, CONVERSIONS)),
    ROI(Unit.FRACTION, new Ratio(REVENUE, COST));

    /** What a value is measured in; money is in the currency of the workspace, fractions are not percent. */
    public enum Unit {
        COUNT,
        MONEY,
        FRACTION
    }

    private sealed interface Formula {}

    private record Additive(String definition, Function<MetricValues, BigDecimal> of) implements Formula {}

    /** @param denominator null for the base of rates, which the question chooses */
    private record Ratio(Kpi numerator, @Nullable Kpi denominator) implements Formula {}

    private static final int RATIO_DECIMALS = 6;

    private final Unit unit;
    private final Formula formula;

    Kpi(Unit unit, String definition, Function<MetricValues, BigDecimal> sum) {
        this(unit, new Additive(definition, sum));
    }

    Kpi(Unit unit, Formula formula) {
        this.unit = unit;
        this.formula = formula;
    }

    /** As clients write it. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Kpi> of(String code) {
        return Arrays.stream(values()).filter(kpi -> kpi.code().equals(code)).findFirst();
    }

    public Unit unit() {
        return unit;
    }

    /** Whether values of disjoint sets sum to that of their union. */
    public boolean isAdditive() {
        return formula instanceof Additive;
    }

    /** For readers: what is summed, or a term over other KPIs and {@code base}, which is that of the question. */
    public String formula() {
        return switch (formula) {
            case Additive(String definition, Function<MetricValues, BigDecimal> _) -> definition;
            case Ratio(Kpi numerator, Kpi denominator) ->
                numerator.code() + " / " + (denominator == null ? "base" : denominator.code());
        };
    }

    /** Null where a ratio's denominator is zero. Ratios are rounded half up to six decimals. */
    public @Nullable BigDecimal value(MetricValues tally, RateBase base) {
        return switch (formula) {
            case Additive(String _, Function<MetricValues, BigDecimal> sum) -> sum.apply(tally);
            case Ratio(Kpi numerator, Kpi denominator) ->
                ratio(additive(numerator, tally), additive(denominator == null ? of(base) : denominator, tally));
        };
    }

    static @Nullable BigDecimal ratio(BigDecimal numerator, BigDecimal denominator) {
        return denominator.signum() == 0 ? null : numerator.divide(denominator, RATIO_DECIMALS, RoundingMode.HALF_UP);
    }

    private static BigDecimal additive(Kpi kpi, MetricValues tally) {
        if (kpi.formula instanceof Additive(String _, Function<MetricValues, BigDecimal> sum)) {
            return sum.apply(tally);
        }
        throw new IllegalStateException(kpi + " is itself a ratio");
    }

    private static Kpi of(RateBase base) {
        return switch (base) {
            case SENT -> SENT;
            case DELIVERED -> DELIVERED;
        };
    }

    private static BigDecimal count(long number) {
        return BigDecimal.valueOf(number);
    }
}
