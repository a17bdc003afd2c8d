package io.touchstone.attribution.placebo;

import static org.assertj.core.api.Assertions.assertThat;

import io.touchstone.attribution.journey.TouchRule;
import io.touchstone.attribution.journey.Window;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Small worlds, worked by hand: time in hours, from a Monday on; a week has 168 of them. */
class PlaceboTest {

    private static final long HOUR = 3_600_000;
    private static final long NEVER_ENDS = 100_000 * HOUR;

    private static final PlaceboRule A_DAY_ONE_WEEK = new PlaceboRule(TouchRule.DELIVERED, Window.ONE_DAY, 1);
    private static final PlaceboRule A_DAY_TWO_WEEKS = new PlaceboRule(TouchRule.DELIVERED, Window.ONE_DAY, 2);

    /** Of the contact from whose first message on weeks may be compared, long before anything that is asked about. */
    private static final PlaceboMessage LONG_AGO = new PlaceboMessage(0, false, null, null);

    @Test
    void purchasesInAWindowAreComparedWithThoseOfTheSameHoursAWeekBeforeAndAfter() {
        Placebo placebo = new Placebo(A_DAY_ONE_WEEK, NEVER_ENDS);
        placebo.add(
                List.of(LONG_AGO, message(1000)),
                List.of(bought(1010, "30"), bought(1010 - 168, "20"), bought(1010 + 168, "5"), bought(1025, "7")));
        PlaceboFigures figures = placebo.figures();
        assertThat(figures.inWindows()).isEqualTo(sales(1, "30"));
        assertThat(figures.weeks())
                .containsExactly(
                        new PlaceboWeek(-1, 1, sales(1, "30"), sales(1, "20")),
                        new PlaceboWeek(1, 1, sales(1, "30"), sales(1, "5")));
        assertThat(figures.comparableShare()).isEqualByComparingTo("1");
    }

    @Test
    void bothEndsOfAWindowBelongToIt() {
        Placebo placebo = new Placebo(A_DAY_ONE_WEEK, NEVER_ENDS);
        PlaceboMessage message = message(1000);
        placebo.add(
                List.of(LONG_AGO, message),
                List.of(
                        bought(1000, "1"),
                        bought(1024, "2"),
                        new PlaceboPurchase(1000 * HOUR - 1, new BigDecimal("4")),
                        new PlaceboPurchase(1024 * HOUR + 1, new BigDecimal("8"))));
        assertThat(placebo.figures().inWindows()).isEqualTo(sales(2, "3"));
    }

    /** What a message is read for, or clicked, after its delivery moves its window nowhere, but keeps others out for longer. */
    @Test
    void aWindowBeginsWithTheFirstTouchAndTheReserveEndsAfterTheLast() {
        PlaceboMessage readLate = new PlaceboMessage(1000 * HOUR, true, 1000 * HOUR, (1000 + 150) * HOUR);
        Placebo placebo = new Placebo(A_DAY_ONE_WEEK, NEVER_ENDS);
        placebo.add(List.of(LONG_AGO, readLate), List.of(bought(1010, "1"), bought(1160, "2")));
        assertThat(placebo.figures().inWindows()).isEqualTo(sales(1, "1"));
        // Its reserve, to hour 1174, meets the window a week on, which begins in hour 1168.
        assertThat(messages(placebo)).containsExactly(1L, 0L);
    }

    @Test
    void aMovedWindowThatMeetsAnotherMessageIsNotCompared() {
        Placebo placebo = new Placebo(A_DAY_TWO_WEEKS, NEVER_ENDS);
        placebo.add(
                List.of(LONG_AGO, message(1000), notAsked(1000 + 168 + 24)),
                List.of(bought(1001, "1"), bought(1001 + 2 * 168, "1")));
        // A week on its last moment is the first of the other message; two weeks on nothing is in the way.
        assertThat(messages(placebo)).containsExactly(1L, 1L, 0L, 1L);
    }

    @Test
    void aMessageJustAfterAMovedWindowIsNotInItsWay() {
        Placebo placebo = new Placebo(A_DAY_ONE_WEEK, NEVER_ENDS);
        PlaceboMessage other = new PlaceboMessage((1000 + 168 + 24) * HOUR + 1, false, null, null);
        placebo.add(List.of(LONG_AGO, message(1000), other), List.of(bought(1001, "1")));
        assertThat(messages(placebo)).containsExactly(1L, 1L);
    }

    @Test
    void nothingIsComparedBeforeTheFirstMessageOfTheContact() {
        Placebo placebo = new Placebo(A_DAY_TWO_WEEKS, NEVER_ENDS);
        PlaceboMessage first = new PlaceboMessage((1000 - 168) * HOUR - 72 * HOUR, false, null, null);
        placebo.add(List.of(first, message(1000)), List.of(bought(1001, "1")));
        assertThat(messages(placebo)).containsExactly(0L, 1L, 1L, 1L);
    }

    @Test
    void nothingIsComparedAfterTheLastPurchaseOfTheWorkspace() {
        long until = (1000 + 168 + 24) * HOUR;
        Placebo placebo = new Placebo(A_DAY_TWO_WEEKS, until);
        placebo.add(List.of(LONG_AGO, message(1000)), List.of(bought(1001, "1")));
        assertThat(messages(placebo)).containsExactly(1L, 1L, 1L, 0L);
        Placebo sooner = new Placebo(A_DAY_TWO_WEEKS, until - 1);
        sooner.add(List.of(LONG_AGO, message(1000)), List.of(bought(1001, "1")));
        assertThat(messages(sooner)).containsExactly(1L, 1L, 0L, 0L);
    }

    @Test
    void aPurchaseInTwoWindowsCountsOnce() {
        Placebo placebo = new Placebo(A_DAY_ONE_WEEK, NEVER_ENDS);
        placebo.add(
                List.of(LONG_AGO, message(1000), message(1012)), List.of(bought(1020, "9"), bought(1020 - 168, "4")));
        PlaceboFigures figures = placebo.figures();
        assertThat(figures.inWindows()).isEqualTo(sales(1, "9"));
        assertThat(figures.weeks().getFirst()).isEqualTo(new PlaceboWeek(-1, 2, sales(1, "9"), sales(1, "4")));
    }

    @Test
    void messagesWithoutATouchOfTheRuleHaveNoWindowAndKeepOthersOut() {
        Placebo placebo = new Placebo(A_DAY_ONE_WEEK, NEVER_ENDS);
        PlaceboMessage untouched = new PlaceboMessage((1000 + 168) * HOUR, true, null, null);
        placebo.add(List.of(LONG_AGO, message(1000), untouched), List.of(bought(1001, "1"), bought(1169, "1")));
        assertThat(placebo.figures().inWindows()).isEqualTo(sales(1, "1"));
        assertThat(messages(placebo)).containsExactly(1L, 0L);
    }

    @Test
    void whoBoughtNothingIsLeftOut() {
        Placebo placebo = new Placebo(A_DAY_ONE_WEEK, NEVER_ENDS);
        placebo.add(List.of(LONG_AGO, message(1000)), List.of());
        assertThat(messages(placebo)).containsExactly(0L, 0L);
        assertThat(placebo.figures().comparableShare()).isEqualByComparingTo("0");
    }

    @Test
    void aSevenDayWindowCannotBeComparedAWeekAwayAndWarns() {
        Placebo placebo = new Placebo(new PlaceboRule(TouchRule.DELIVERED, Window.SEVEN_DAYS, 2), NEVER_ENDS);
        placebo.add(List.of(LONG_AGO, message(1000)), List.of(bought(1001, "1")));
        assertThat(messages(placebo)).containsExactly(1L, 0L, 0L, 1L);
        assertThat(placebo.figures().warnings()).containsExactly(PlaceboWarning.LONG_WINDOW);
    }

    @Test
    void howManyCanBeComparedIsAShareOfMessagesWithAWindow() {
        Placebo placebo = new Placebo(A_DAY_ONE_WEEK, NEVER_ENDS);
        // Each week one: none but the last can be moved, and that only on.
        placebo.add(
                List.of(LONG_AGO, notAsked(832), message(1000), message(1168), message(1336)),
                List.of(bought(1001, "1")));
        assertThat(messages(placebo)).containsExactly(0L, 1L);
        assertThat(placebo.figures().comparableShare()).isEqualByComparingTo("0.333333");
    }

    private static List<Long> messages(Placebo placebo) {
        return placebo.figures().weeks().stream().map(PlaceboWeek::messages).toList();
    }

    private static PlaceboMessage message(long sentAt) {
        return new PlaceboMessage(sentAt * HOUR, true, sentAt * HOUR, sentAt * HOUR);
    }

    private static PlaceboMessage notAsked(long sentAt) {
        return new PlaceboMessage(sentAt * HOUR, false, sentAt * HOUR, sentAt * HOUR);
    }

    private static PlaceboPurchase bought(long at, String revenue) {
        return new PlaceboPurchase(at * HOUR, new BigDecimal(revenue));
    }

    private static SpanSales sales(long conversions, String revenue) {
        return new SpanSales(conversions, new BigDecimal(revenue));
    }
}
