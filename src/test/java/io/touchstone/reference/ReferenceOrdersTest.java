package io.touchstone.reference;

import static org.assertj.core.api.Assertions.assertThat;

import io.touchstone.event.Event;
import io.touchstone.event.Money;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Orders given back, corrected, restored, moved, and of nobody. */
class ReferenceOrdersTest extends SmallWorld {

    @Test
    void whatIsGivenBackWholeInPartsLeavesNothing() {
        placed("p", at(0), dollars("100", "0.8555"));
        refunded("p", 1, dollars("33.33", "0.8555"), null);
        refunded("p", 2, dollars("33.33", "0.9"), null);
        refunded("p", 3, dollars("33.33", "0.7"), null);
        // 99.99 at 0.8555 is 85.541445.
        assertThat(purchase().refunded()).isEqualByComparingTo("85.54");
        refunded("p", 4, dollars("0.01", "0.1"), null);
        assertThat(purchase().revenue()).isEqualByComparingTo("0");
    }

    @Test
    void refundsGoByTheRateOfTheAmountThatStands() {
        placed("p", at(0), dollars("100", "0.5"));
        refunded("p", 1, dollars("10", "0.5"), null);
        events.add(new Event.PurchaseUpdated("x", at(2), "p", dollars("90", "0.9")));
        assertThat(purchase().refunded()).isEqualByComparingTo("9");
    }

    @Test
    void refundsInAnotherCurrencyGoEachByTheirOwnRate() {
        placed("p", at(0), dollars("100", "0.5"));
        Money yen = new Money(BigDecimal.ONE, Currency.getInstance("JPY"), new BigDecimal("0.005"));
        refunded("p", 1, yen, null);
        refunded("p", 1, yen, null);
        refunded("p", 1, euros("1"), null);
        assertThat(purchase().refunded()).isEqualByComparingTo("1.02");
    }

    @Test
    void ofOneRefundTheLatestCountsEvenIfItIsNothing() {
        placed("p", "ada", 0, "100");
        refunded("p", 2, euros("30"), "r");
        refunded("p", 1, euros("40"), "r");
        refunded("p", 1, euros("5"), "R");
        refunded("p", 1, euros("7"), null);
        refunded("p", 1, euros("7"), null);
        assertThat(purchase().refunded()).isEqualByComparingTo("49");
        refunded("p", 3, euros("0"), "r");
        assertThat(purchase().refunded()).isEqualByComparingTo("19");
    }

    @Test
    void ofOneRefundAtOneInstantTheGreatestEventIdCounts() {
        placed("p", "ada", 0, "100");
        events.add(new Event.PurchaseRefunded("\uD83D\uDE00", at(1), "p", euros("2"), "r"));
        events.add(new Event.PurchaseRefunded("\uFB01", at(1), "p", euros("1"), "r"));
        assertThat(purchase().refunded()).isEqualByComparingTo("2");
    }

    @Test
    void refundsOfTwoOrdersHaveNothingToDoWithEachOther() {
        placed("p", "ada", 0, "100");
        placed("q", "ada", 0, "100");
        refunded("p", 1, euros("30"), "r");
        refunded("q", 2, euros("40"), "r");
        assertThat(reference().purchases())
                .extracting(purchase -> purchase.refunded().intValueExact())
                .containsExactlyInAnyOrder(30, 40);
    }

    @Test
    void aRefundThatTheLatestListDoesNotNameIsNone() {
        placed("p", "ada", 0, "100");
        refunded("p", 2, euros("1"), "a");
        refunded("p", 2, euros("2"), "b");
        refunded("p", 3, euros("4"), "c");
        refunded("p", 1, euros("8"), null);
        listed(2, "b");
        assertThat(purchase().refunded()).isEqualByComparingTo("14");
        listed(1, "a", "b");
        assertThat(purchase().refunded()).isEqualByComparingTo("14");
        listed(3);
        assertThat(purchase().refunded()).isEqualByComparingTo("8");
    }

    @Test
    void anUpdateWithoutAListLeavesTheListBeforeIt() {
        placed("p", "ada", 0, "100");
        refunded("p", 1, euros("1"), "a");
        listed(2);
        events.add(new Event.PurchaseUpdated("x", at(3), "p", euros("100")));
        assertThat(purchase().refunded()).isEqualByComparingTo("0");
    }

    @Test
    void theLatestOfCancellationsAndRestorationsStandsAndOfOneInstantTheCancellation() {
        placed("p", "ada", 0, "100");
        events.add(new Event.PurchaseRestored("a", at(2), "p"));
        assertThat(purchase().counted()).isTrue();
        events.add(new Event.PurchaseCancelled("b", at(1), "p"));
        assertThat(purchase().counted()).isTrue();
        events.add(new Event.PurchaseCancelled("Z", at(2), "p"));
        assertThat(purchase().counted()).isFalse();
        events.add(new Event.PurchaseRestored("c", at(2).plusMillis(1), "p"));
        assertThat(purchase().counted()).isTrue();
    }

    @Test
    void theLatestCorrectionIsTheTimeOfTheOrder() {
        sent("m", "ada", SPRING, 0);
        read("m", 1);
        placed("p", "ada", 0, "100");
        assertThat(winner("p")).isNull();
        corrected(9, 2L);
        assertThat(winner("p")).isEqualTo("m");
        assertThat(purchase().placedAt()).isEqualTo(at(2));
        corrected(8, -5L);
        corrected(10, null);
        assertThat(purchase().placedAt()).isEqualTo(at(2));
    }

    @Test
    void aCorrectionBeforeThePlacementHoldsToo() {
        placed("p", "ada", 0, "100");
        corrected(-1, 7L);
        assertThat(purchase().placedAt()).isEqualTo(at(7));
    }

    @Test
    void anOrderOfNobodyIsInTheTotalsAndCreditedToNothing() {
        sent("m", "ada", SPRING, 0);
        read("m", 1);
        events.add(new Event.PurchasePlaced("x", at(2), "p", null, euros("10"), null, false));
        assertThat(winner("p")).isNull();
        assertThat(reference().totals(WEEK).get("total_revenue")).isEqualByComparingTo("10");
    }

    @Test
    void anOrderIsOfTheFirstWhoIsNamed() {
        events.add(new Event.PurchasePlaced("x", at(2), "p", null, euros("10"), "#1", false));
        placed("p", "ada", 3, "20");
        placed("p", "bob", 4, "30");
        assertThat(contactOf(purchase()).identities())
                .isEqualTo(Set.copyOf(id("ada").identities()));
        assertThat(purchase().placedAt()).isEqualTo(at(2));
        assertThat(purchase().orderName()).isEqualTo("#1");
        assertThat(purchase().amount()).isEqualByComparingTo("30");
    }

    private void listed(long hour, String... refundIds) {
        events.add(new Event.PurchaseUpdated(nextId(), at(hour), "p", euros("100"), null, List.of(refundIds)));
    }

    private void corrected(long hour, @Nullable Long placedHour) {
        events.add(new Event.PurchaseUpdated(
                nextId(), at(hour), "p", euros("100"), placedHour == null ? null : at(placedHour), null));
    }
}
