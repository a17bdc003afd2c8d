package io.touchstone.facts.purchase;

import static io.touchstone.eventlog.StoredEventType.PURCHASE_PLACED;
import static io.touchstone.eventlog.StoredEventType.PURCHASE_REFUNDED;
import static io.touchstone.eventlog.StoredEventType.PURCHASE_UPDATED;
import static io.touchstone.eventlog.StoredEvents.inCurrency;
import static io.touchstone.eventlog.StoredEvents.withAmount;
import static io.touchstone.eventlog.StoredEvents.withCorrection;
import static org.assertj.core.api.Assertions.assertThat;

import io.touchstone.Permutations;
import io.touchstone.eventlog.StoredEvent;
import io.touchstone.eventlog.StoredEvent.Correction;
import java.util.Currency;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is given back of an order, in whatever order its events come. The workspace counts in euros. */
class RefundsTest {

    private static final long CONTACT = 9;
    private static final StoredEvent ORDER = inCurrency(PURCHASE_PLACED, 10, "e1", "100.00", "USD", "0.8765");

    @Test
    void whatIsGivenBackWholeInPartsLeavesNothing() {
        assertRefunded(
                "87.65",
                ORDER,
                inCurrency(PURCHASE_REFUNDED, 20, "e2", "33.33", "USD", "0.8765"),
                inCurrency(PURCHASE_REFUNDED, 20, "e3", "33.33", "USD", "0.8765"),
                inCurrency(PURCHASE_REFUNDED, 20, "e4", "33.34", "USD", "0.8765"));
    }

    @Test
    void partsAreConvertedAtTheRateOfTheAmountThatStands() {
        assertRefunded(
                "45.00",
                ORDER,
                inCurrency(PURCHASE_UPDATED, 15, "e2", "90.00", "USD", "0.9"),
                inCurrency(PURCHASE_REFUNDED, 20, "e3", "20.00", "USD", "0.7"),
                inCurrency(PURCHASE_REFUNDED, 30, "e4", "30.00", "USD", "0.8"));
    }

    @Test
    void refundsInAnotherCurrencyAreConvertedEachByTheirOwnRate() {
        assertRefunded(
                "10.69", // 2 × 0.335 rounded up, beside 10 of the order's own and 0.01 in euros
                inCurrency(PURCHASE_PLACED, 10, "e1", "100.00", "USD", "1"),
                inCurrency(PURCHASE_REFUNDED, 20, "e2", "0.10", "GBP", "3.35"),
                inCurrency(PURCHASE_REFUNDED, 20, "e3", "0.10", "GBP", "3.35"),
                inCurrency(PURCHASE_REFUNDED, 20, "e4", "10.00", "USD", "2"),
                withAmount(PURCHASE_REFUNDED, 20, "e5", "0.01"));
    }

    @Test
    void anUpdateInAnotherCurrencyMakesThatOfTheRefundsTheOtherOne() {
        assertRefunded(
                "17.00",
                ORDER,
                withAmount(PURCHASE_UPDATED, 15, "e2", "80.00"),
                inCurrency(PURCHASE_REFUNDED, 20, "e3", "10.00", "USD", "0.7"),
                withAmount(PURCHASE_REFUNDED, 20, "e4", "10.00"));
    }

    @Test
    void ofRefundsWithOneIdTheLatestCountsAndOfThoseAtOneInstantTheGreatestId() {
        assertRefunded(
                "12.00",
                euros(),
                refund(20, "B", "1.00", "r1"),
                refund(20, "b", "2.00", "r1"),
                refund(15, "z", "4.00", "r1"),
                withAmount(PURCHASE_REFUNDED, 20, "e5", "10.00"));
    }

    @Test
    void aRefundThatTurnsOutToBeNothingIsNothing() {
        assertRefunded(
                "3.00",
                euros(),
                refund(20, "e2", "5.00", "r1"),
                refund(21, "e3", "0", "r1"),
                refund(5, "e4", "3", "R1"));
    }

    @Test
    void aRefundThatAnUpdateLeavesOutIsNothingUnlessItIsLater() {
        assertRefunded(
                "106.00",
                euros(),
                listing(20, "e2", "r1"),
                refund(15, "e3", "2.00", "r1"),
                refund(20, "e4", "40.00", "r2"),
                refund(21, "e5", "4.00", "r3"),
                withAmount(PURCHASE_REFUNDED, 12, "e6", "100.00"));
    }

    @Test
    void whatDecidesWhetherARefundIsLaterIsTheOneThatCountsOfItsId() {
        assertRefunded(
                "4.00", euros(), listing(20, "e2"), refund(15, "e3", "2.00", "r1"), refund(21, "e4", "4.00", "r1"));
    }

    @Test
    void ofUpdatesThatListRefundsTheLatestStandsAndOfThoseAtOneInstantTheGreatestId() {
        assertRefunded(
                "2.00",
                euros(),
                listing(20, "B", "r1"),
                listing(20, "b", "r2"),
                listing(15, "z", "r1", "r2"),
                refund(11, "e2", "1.00", "r1"),
                refund(11, "e3", "2.00", "r2"));
    }

    @Test
    void anUpdateThatListsNoneTakesAllBackAndOneWithoutAListNone() {
        assertRefunded("0", euros(), listing(20, "e2"), refund(11, "e3", "1.00", "r1"));
        assertRefunded(
                "1.00", euros(), withAmount(PURCHASE_UPDATED, 20, "e2", "100.00"), refund(11, "e3", "1.00", "r1"));
    }

    @Test
    void refundsOfAnOrderThatHasNotComeAreConvertedByTheirOwnRates() {
        assertRefunded("7.00", inCurrency(PURCHASE_REFUNDED, 20, "e1", "10.00", "USD", "0.7"));
    }

    @Test
    void absurdRefundsFitIntoAColumn() {
        assertRefunded(
                "1" + "0".repeat(20),
                inCurrency(PURCHASE_PLACED, 10, "e1", "0.01", "USD", "999999999999"),
                inCurrency(PURCHASE_REFUNDED, 20, "e2", "999999999999", "USD", "0.01"));
    }

    private static StoredEvent euros() {
        return withAmount(PURCHASE_PLACED, 10, "e1", "200.00");
    }

    private static StoredEvent refund(long at, String id, String amount, String refundId) {
        return withCorrection(withAmount(PURCHASE_REFUNDED, at, id, amount), new Correction(null, refundId, null));
    }

    private static StoredEvent listing(long at, String id, String... refundIds) {
        return withCorrection(
                withAmount(PURCHASE_UPDATED, at, id, "200.00"), new Correction(null, null, List.of(refundIds)));
    }

    private static void assertRefunded(String expected, StoredEvent... events) {
        for (List<StoredEvent> order : Permutations.of(List.of(events))) {
            PurchaseFold fold = new PurchaseFold(1, "p", Currency.getInstance("EUR"));
            order.forEach(event -> fold.add(event, CONTACT));
            assertThat(fold.purchase().refunded()).as("%s", order).isEqualByComparingTo(expected);
        }
    }
}
