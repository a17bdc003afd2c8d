package io.touchstone.attribution.placebo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.touchstone.attribution.journey.TouchRule;
import io.touchstone.attribution.journey.Window;
import io.touchstone.attribution.placebo.PlaceboFigures.Bounds;
import java.math.BigDecimal;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What follows from sums. */
class PlaceboFiguresTest {

    private static final PlaceboRule RULE = new PlaceboRule(TouchRule.DELIVERED, Window.TWO_DAYS, 2);

    /** Two contacts: one spends 30 in windows and 10 in moved ones, the other 10 and 30. */
    private static final ContactSums EVEN =
            ContactSums.NONE.with(of(10), of(30)).with(of(30), of(10));

    /**
     * R = 20/40 of contacts with (p, c) = (20, 30) and (0, 10): p - R c is 5 and -5, so that se = √(2/1 × 50) / 40 = 0.25 and the
     * interval goes 0.49 either way.
     */
    @Test
    void theIntervalFollowsFromHowContactsDiffer() {
        ContactSums sums = ContactSums.NONE.with(of(20), of(30)).with(of(0), of(10));
        PlaceboFigures figures = figures(sales(200, 1000), 10, 10, sums);
        assertThat(figures.baselineShare()).hasValue(new BigDecimal("0.500000"));
        assertThat(figures.interval()).hasValue(new Bounds(new BigDecimal("0.010000"), new BigDecimal("0.990000")));
        assertThat(figures.baselineShareOfConversions()).hasValue(new BigDecimal("0.500000"));
        assertThat(figures.excessRevenue(2)).hasValue(new BigDecimal("500.00"));
        assertThat(figures.excessInterval(2)).hasValue(new Bounds(new BigDecimal("10.00"), new BigDecimal("990.00")));
        assertThat(figures.excessRevenue(0)).hasValue(new BigDecimal("500"));
        assertThat(figures.overstatement(of(750), 2)).hasValue(new BigDecimal("1.500000"));
    }

    @Test
    void thatOfManyContactsIsWhatTheFormulaMakesOfEachOfThem() {
        Random random = new Random(3);
        double[][] contacts = random.ints(200, 0, 40_000)
                .mapToObj(cents -> new double[] {random.nextInt(3) == 0 ? 0 : random.nextInt(30_000), cents})
                .toArray(double[][]::new);
        ContactSums sums = ContactSums.NONE;
        double placebo = 0;
        double actual = 0;
        for (double[] contact : contacts) {
            sums = sums.with(BigDecimal.valueOf((long) contact[0], 2), BigDecimal.valueOf((long) contact[1], 2));
            placebo += contact[0];
            actual += contact[1];
        }
        double squares = 0;
        for (double[] contact : contacts) {
            squares += Math.pow(contact[0] - placebo / actual * contact[1], 2);
        }
        double error = Math.sqrt(200.0 / 199 * squares) / actual;
        Bounds interval = figures(sales(200, 1000), 10, 10, sums).interval().orElseThrow();
        assertThat(interval.low().doubleValue()).isCloseTo(placebo / actual - 1.96 * error, within(1e-6));
        assertThat(interval.high().doubleValue()).isCloseTo(placebo / actual + 1.96 * error, within(1e-6));
    }

    @Test
    void anExcessThatMayBeNothingIsNotDividedBy() {
        PlaceboFigures figures = figures(sales(200, 1000), 10, 10, EVEN);
        assertThat(figures.excessInterval(2).orElseThrow().low()).isNegative();
        assertThat(figures.overstatement(of(750), 2)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "99,  100, 100, TOO_FEW_CONVERSIONS",
        "99,  100, 4,   TOO_FEW_CONVERSIONS",
        "100, 100, 4,   TOO_FEW_COMPARABLE",
        "100, 100, 5,",
        "100, 20,  1,",
        "100, 21,  1,   TOO_FEW_COMPARABLE"
    })
    void whereThereIsTooLittleThereIsAReasonInPlaceOfAShare(
            long conversions, long messages, long comparable, NoBaseline reason) {
        PlaceboFigures figures = figures(sales(conversions, 1000), messages, comparable, EVEN);
        if (reason == null) {
            assertThat(figures.reason()).isEmpty();
            assertThat(figures.baselineShare()).isPresent();
        } else {
            assertThat(figures.reason()).hasValue(reason);
            assertThat(figures.baselineShare()).isEmpty();
            assertThat(figures.baselineShareOfConversions()).isEmpty();
            assertThat(figures.interval()).isEmpty();
            assertThat(figures.excessRevenue(2)).isEmpty();
            assertThat(figures.overstatement(of(1), 2)).isEmpty();
        }
    }

    @Test
    void aShareOfNothingIsNotTold() {
        ContactSums nothingEarned = ContactSums.NONE.with(of(1), of(0)).with(of(2), of(0));
        assertThat(figures(sales(200, 0), 10, 10, nothingEarned).reason()).hasValue(NoBaseline.NOTHING_TO_COMPARE);
        ContactSums onlyOne = ContactSums.NONE.with(of(1), of(2));
        assertThat(figures(sales(200, 2), 10, 10, onlyOne).reason()).hasValue(NoBaseline.NOTHING_TO_COMPARE);
    }

    /** In moved windows: a week before so many purchases of 10 messages, two weeks before 8 of 20. */
    @ParameterizedTest
    @CsvSource({"1, true", "2, false", "3, false"})
    void whoeverLeftOutRecentBuyersIsWarned(long aWeekBefore, boolean warned) {
        List<PlaceboWeek> weeks = List.of(
                new PlaceboWeek(-2, 20, sales(6, 60), sales(8, 80)),
                new PlaceboWeek(-1, 10, sales(3, 30), sales(aWeekBefore, 10)),
                new PlaceboWeek(1, 10, sales(3, 30), sales(0, 0)));
        assertThat(new PlaceboFigures(RULE, sales(200, 1000), 20, 20, weeks, EVEN).warnings())
                .isEqualTo(warned ? List.of(PlaceboWarning.RECENT_BUYERS_LEFT_OUT) : List.of());
    }

    @ParameterizedTest
    @CsvSource({"DELIVERED, false", "READ, true", "INTERACTED, true"})
    void whoeverChoosesByBehaviourIsWarned(TouchRule touch, boolean warned) {
        PlaceboRule rule = new PlaceboRule(touch, Window.TWO_DAYS, 1);
        assertThat(new PlaceboFigures(rule, SpanSales.NONE, 0, 0, List.of(), ContactSums.NONE).warnings())
                .isEqualTo(warned ? List.of(PlaceboWarning.SELECTED_BY_BEHAVIOUR) : List.of());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 9, -1})
    void weeksAreOneToEight(int weeks) {
        assertThatThrownBy(() -> new PlaceboRule(TouchRule.READ, Window.ONE_DAY, weeks))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static PlaceboFigures figures(SpanSales inWindows, long messages, long comparable, ContactSums sums) {
        List<PlaceboWeek> weeks = List.of(new PlaceboWeek(1, comparable, sales(2, 40), sales(1, 20)));
        return new PlaceboFigures(RULE, inWindows, messages, comparable, weeks, sums);
    }

    private static SpanSales sales(long conversions, long revenue) {
        return new SpanSales(conversions, of(revenue));
    }

    private static BigDecimal of(long amount) {
        return BigDecimal.valueOf(amount);
    }
}
