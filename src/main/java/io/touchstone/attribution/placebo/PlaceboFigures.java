package io.touchstone.attribution.placebo;

import io.touchstone.attribution.journey.TouchRule;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a placebo found, over all contacts that were added to it. */
public final class PlaceboFigures {

    /** Below, chance decides. */
    static final long FEWEST_CONVERSIONS = 100;

    /** Of messages, in percent. */
    private static final int FEWEST_COMPARABLE = 5;

    private static final int DECIMALS_OF_SHARES = 6;

    /** Both ends, rounded as the figure that they belong to. */
    public record Bounds(BigDecimal low, BigDecimal high) {}

    private final PlaceboRule rule;
    private final SpanSales inWindows;
    private final long messages;
    private final long comparable;
    private final List<PlaceboWeek> weeks;
    private final Optional<NoBaseline> reason;
    private final Optional<Baseline> baseline;

    PlaceboFigures(
            PlaceboRule rule,
            SpanSales inWindows,
            long messages,
            long comparable,
            List<PlaceboWeek> weeks,
            ContactSums sums) {
        this.rule = rule;
        this.inWindows = inWindows;
        this.messages = messages;
        this.comparable = comparable;
        this.weeks = List.copyOf(weeks);
        this.reason = reason(sums);
        this.baseline = reason.isPresent() ? Optional.empty() : Optional.of(Baseline.of(sums));
    }

    private Optional<NoBaseline> reason(ContactSums sums) {
        if (inWindows.conversions() < FEWEST_CONVERSIONS) {
            return Optional.of(NoBaseline.TOO_FEW_CONVERSIONS);
        }
        if (comparable * 100 < messages * FEWEST_COMPARABLE) {
            return Optional.of(NoBaseline.TOO_FEW_COMPARABLE);
        }
        return sums.contacts() < 2 || sums.actual().signum() == 0
                ? Optional.of(NoBaseline.NOTHING_TO_COMPARE)
                : Optional.empty();
    }

    /** In all windows, comparable or not. */
    public SpanSales inWindows() {
        return inWindows;
    }

    /** From the furthest back on. */
    public List<PlaceboWeek> weeks() {
        return weeks;
    }

    /** Why there is no baseline; empty where there is one. */
    public Optional<NoBaseline> reason() {
        return reason;
    }

    /** Of messages with a window, how many can be compared in any week; 0 where there are none. */
    public BigDecimal comparableShare() {
        return messages == 0
                ? BigDecimal.ZERO
                : share(BigDecimal.valueOf(comparable).divide(BigDecimal.valueOf(messages), Baseline.DIGITS));
    }

    /** The share of revenue that comes without a message, to 6 decimals. */
    public Optional<BigDecimal> baselineShare() {
        return baseline.map(found -> share(found.share()));
    }

    /** Of the {@link #baselineShare}, 95 %. */
    public Optional<Bounds> interval() {
        return baseline.map(found -> new Bounds(share(found.low()), share(found.high())));
    }

    /** As {@link #baselineShare}, of purchases in place of revenue. */
    public Optional<BigDecimal> baselineShareOfConversions() {
        return baseline.map(_ -> share(BigDecimal.valueOf(weeks.stream()
                        .mapToLong(week -> week.placebo().conversions())
                        .sum())
                .divide(
                        BigDecimal.valueOf(weeks.stream()
                                .mapToLong(week -> week.sales().conversions())
                                .sum()),
                        Baseline.DIGITS)));
    }

    /** What windows hold beyond that share; negative where it is above 1. @param decimals of the currency */
    public Optional<BigDecimal> excessRevenue(int decimals) {
        return baseline.map(found -> excess(found.share(), decimals));
    }

    /** Of the {@link #excessRevenue}, 95 %. */
    public Optional<Bounds> excessInterval(int decimals) {
        return baseline.map(found -> new Bounds(excess(found.high(), decimals), excess(found.low(), decimals)));
    }

    /**
     * How many times what is attributed is of the excess, to 6 decimals; empty unless the whole interval of the excess is above zero.
     *
     * @param attributed in the currency of the workspace
     */
    public Optional<BigDecimal> overstatement(BigDecimal attributed, int decimals) {
        return excessInterval(decimals)
                .filter(bounds -> bounds.low().signum() > 0)
                .flatMap(_ -> excessRevenue(decimals))
                .map(excess -> attributed.divide(excess, DECIMALS_OF_SHARES, RoundingMode.HALF_UP));
    }

    public List<PlaceboWarning> warnings() {
        List<PlaceboWarning> warnings = new ArrayList<>();
        if (leavesOutRecentBuyers()) {
            warnings.add(PlaceboWarning.RECENT_BUYERS_LEFT_OUT);
        }
        if (rule.touch() != TouchRule.DELIVERED) {
            warnings.add(PlaceboWarning.SELECTED_BY_BEHAVIOUR);
        }
        if (rule.windowLength() >= PlaceboRule.WEEK) {
            warnings.add(PlaceboWarning.LONG_WINDOW);
        }
        return warnings;
    }

    /** Rates are purchases in moved windows per message; where nothing can be compared there is none. */
    private boolean leavesOutRecentBuyers() {
        PlaceboWeek before = PlaceboWeek.nothing(-1);
        PlaceboWeek longBefore = PlaceboWeek.nothing(-2);
        for (PlaceboWeek week : weeks) {
            if (week.weeks() == -1) {
                before = week;
            } else if (week.weeks() < -1) {
                longBefore = longBefore.plus(week.messages(), week.sales(), week.placebo());
            }
        }
        return before.messages() > 0
                && 2 * before.placebo().conversions() * longBefore.messages()
                        < longBefore.placebo().conversions() * before.messages();
    }

    private BigDecimal excess(BigDecimal share, int decimals) {
        return inWindows.revenue().multiply(BigDecimal.ONE.subtract(share)).setScale(decimals, RoundingMode.HALF_UP);
    }

    private static BigDecimal share(BigDecimal exact) {
        return exact.setScale(DECIMALS_OF_SHARES, RoundingMode.HALF_UP);
    }
}
