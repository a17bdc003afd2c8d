package io.touchstone.facts.purchase;

import static io.touchstone.eventlog.StoredEventType.PURCHASE_CANCELLED;
import static io.touchstone.eventlog.StoredEventType.PURCHASE_PLACED;
import static io.touchstone.eventlog.StoredEventType.PURCHASE_REFUNDED;
import static io.touchstone.eventlog.StoredEventType.PURCHASE_UPDATED;
import static io.touchstone.eventlog.StoredEvents.event;
import static io.touchstone.eventlog.StoredEvents.placed;
import static io.touchstone.eventlog.StoredEvents.testPlaced;
import static io.touchstone.eventlog.StoredEvents.withAmount;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.touchstone.Permutations;
import io.touchstone.event.EventOrder;
import io.touchstone.eventlog.StoredEvent;
import io.touchstone.eventlog.StoredEventType;
import io.touchstone.facts.purchase.Purchase.Placement;
import io.touchstone.facts.purchase.Purchase.Price;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class PurchaseTest {

    private static final long CONTACT = 9;
    private static final Purchase UNKNOWN = Purchase.unknown(1, "p");

    @ParameterizedTest
    @MethodSource("lives")
    void everyOrderOfItsEventsGivesTheSamePurchase(List<StoredEvent> events) {
        Purchase expected = purchase(events);
        for (List<StoredEvent> order : Permutations.of(events)) {
            assertThat(purchase(order)).as("%s", order).isEqualTo(expected);
        }
    }

    static Stream<List<StoredEvent>> lives() {
        return Stream.of(
                List.of(
                        placed(10, "e1", "50.00", "#1"),
                        withAmount(PURCHASE_UPDATED, 20, "e2", "40"),
                        withAmount(PURCHASE_UPDATED, 20, "e3", "45.5"),
                        withAmount(PURCHASE_REFUNDED, 5, "e4", "10"),
                        withAmount(PURCHASE_REFUNDED, 30, "e5", "0.25"),
                        event(PURCHASE_CANCELLED, 40, "e6")),
                List.of(
                        placed(10, "e1", "50.00", "#1"),
                        placed(10, "e0", "60.00", "#2"),
                        testPlaced(9, "e9", "70"),
                        withAmount(PURCHASE_UPDATED, 1, "e2", "40"),
                        withAmount(PURCHASE_REFUNDED, 5, "e4", "100")));
    }

    @Test
    void aPlacedPurchaseCounts() {
        assertThat(purchase(placed(10, "e1", "50.00", "#1")).isCounted()).isTrue();
    }

    @Test
    void aRefundBeforeItsPurchaseIsKept() {
        Purchase purchase = purchase(withAmount(PURCHASE_REFUNDED, 5, "e1", "10.00"));
        assertThat(purchase.isCounted()).isFalse();
        assertThat(purchase.with(placed(10, "e2", "50.00", "#1"), CONTACT).refunded())
                .isEqualByComparingTo("10.00");
    }

    @Test
    void anUpdateBeforeItsPurchaseIsKept() {
        Purchase purchase = purchase(withAmount(PURCHASE_UPDATED, 20, "e1", "40.00"), placed(10, "e2", "50.00", "#1"));
        assertThat(purchase.price()).isEqualTo(price("40.00", 20, "e1"));
    }

    @Test
    void aCancellationBeforeItsPurchaseIsKept() {
        assertThat(purchase(event(PURCHASE_CANCELLED, 5, "e1"), placed(10, "e2", "50.00", "#1"))
                        .isCounted())
                .isFalse();
    }

    @Test
    void anUpdateThatOccurredBeforeThePurchaseLeavesItsAmount() {
        Purchase purchase = purchase(placed(10, "e1", "50.00", "#1"), withAmount(PURCHASE_UPDATED, 9, "e2", "40.00"));
        assertThat(purchase.price()).isEqualTo(price("50.00", 10, "e1"));
    }

    @Test
    void ofAmountsAtOneInstantTheGreatestIdStands() {
        Purchase purchase = purchase(placed(10, "b", "50.00", "#1"), withAmount(PURCHASE_UPDATED, 10, "B", "40.00"));
        assertThat(purchase.price()).isEqualTo(price("50.00", 10, "b"));
    }

    @Test
    void anUpdateDoesNotMoveThePurchase() {
        Purchase purchase = purchase(placed(10, "e1", "50.00", "#1"), withAmount(PURCHASE_UPDATED, 99, "e2", "40.00"));
        assertThat(purchase.placement()).isEqualTo(new Placement(new EventOrder(10, "e1"), CONTACT, "#1", false));
    }

    @Test
    void theEarliestOfSeveralClaimsStandsButTheLatestAmount() {
        Purchase purchase = purchase(placed(20, "e1", "60.00", "#2"), placed(10, "e2", "50.00", "#1"));
        assertThat(purchase.placement()).isEqualTo(new Placement(new EventOrder(10, "e2"), CONTACT, "#1", false));
        assertThat(purchase.price()).isEqualTo(price("60.00", 20, "e1"));
    }

    @Test
    void ofClaimsAtOneInstantTheSmallestIdStands() {
        Purchase purchase = purchase(placed(10, "b", "60.00", "#2"), placed(10, "B", "50.00", "#1"));
        assertThat(purchase.placement()).isEqualTo(new Placement(new EventOrder(10, "B"), CONTACT, "#1", false));
    }

    @Test
    void whetherItIsATestIsSaidByTheClaimThatStands() {
        assertThat(purchase(testPlaced(10, "e1", "50"), placed(20, "e2", "50", "#1"))
                        .isCounted())
                .isFalse();
        assertThat(purchase(testPlaced(20, "e1", "50"), placed(10, "e2", "50", "#1"))
                        .isCounted())
                .isTrue();
    }

    @Test
    void refundsSumAndAreNotCappedHere() {
        Purchase purchase = purchase(
                placed(10, "e1", "50.00", "#1"),
                withAmount(PURCHASE_REFUNDED, 20, "e2", "40.00"),
                withAmount(PURCHASE_REFUNDED, 20, "e3", "30.50"));
        assertThat(purchase.refunded()).isEqualByComparingTo("70.50");
    }

    @Test
    void aMergedContactTakesThePurchaseAlong() {
        Purchase purchase = purchase(placed(10, "e1", "50.00", "#1")).of(77);
        assertThat(purchase.placement()).isEqualTo(new Placement(new EventOrder(10, "e1"), 77, "#1", false));
    }

    @Test
    void aPurchaseNotYetPlacedHasNoContactToChange() {
        assertThat(UNKNOWN.of(77)).isEqualTo(UNKNOWN);
    }

    @ParameterizedTest
    @EnumSource(names = {"MESSAGE_SENT", "MESSAGE_READ", "CONTACT_IDENTIFIED", "CONTACT_OPTED_OUT"})
    void eventsOfMessagesAndContactsAreRefused(StoredEventType type) {
        assertThatThrownBy(() -> UNKNOWN.with(event(type, 1, "e"), CONTACT))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Purchase purchase(StoredEvent... events) {
        return purchase(List.of(events));
    }

    private static Purchase purchase(List<StoredEvent> events) {
        Purchase purchase = UNKNOWN;
        for (StoredEvent event : events) {
            purchase = purchase.with(event, event.type() == PURCHASE_PLACED ? CONTACT : null);
        }
        return purchase;
    }

    private static Price price(String amount, long at, String id) {
        return new Price(new BigDecimal(amount), new EventOrder(at, id));
    }
}
