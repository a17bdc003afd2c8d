package io.touchstone.facts.purchase;

import static io.touchstone.eventlog.StoredEventType.PURCHASE_CANCELLED;
import static io.touchstone.eventlog.StoredEventType.PURCHASE_PLACED;
import static io.touchstone.eventlog.StoredEventType.PURCHASE_REFUNDED;
import static io.touchstone.eventlog.StoredEventType.PURCHASE_RESTORED;
import static io.touchstone.eventlog.StoredEventType.PURCHASE_UPDATED;
import static io.touchstone.eventlog.StoredEvents.event;
import static io.touchstone.eventlog.StoredEvents.placed;
import static io.touchstone.eventlog.StoredEvents.testPlaced;
import static io.touchstone.eventlog.StoredEvents.withAmount;
import static io.touchstone.eventlog.StoredEvents.withCorrection;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.touchstone.Permutations;
import io.touchstone.eventlog.StoredEvent;
import io.touchstone.eventlog.StoredEvent.Correction;
import io.touchstone.eventlog.StoredEventType;
import io.touchstone.facts.purchase.Purchase.Placement;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class PurchaseTest {

    private static final long CONTACT = 9;

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
        StoredEvent refund = withAmount(PURCHASE_REFUNDED, 5, "e1", "10.00");
        assertThat(purchase(refund).isCounted()).isFalse();
        assertThat(purchase(refund, placed(10, "e2", "50.00", "#1")).refunded()).isEqualByComparingTo("10.00");
    }

    @Test
    void anUpdateBeforeItsPurchaseIsKept() {
        Purchase purchase = purchase(withAmount(PURCHASE_UPDATED, 20, "e1", "40.00"), placed(10, "e2", "50.00", "#1"));
        assertThat(purchase.amount()).isEqualByComparingTo("40.00");
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
        assertThat(purchase.amount()).isEqualByComparingTo("50.00");
    }

    @Test
    void ofAmountsAtOneInstantTheGreatestIdStands() {
        Purchase purchase = purchase(placed(10, "b", "50.00", "#1"), withAmount(PURCHASE_UPDATED, 10, "B", "40.00"));
        assertThat(purchase.amount()).isEqualByComparingTo("50.00");
    }

    @Test
    void anUpdateDoesNotMoveThePurchase() {
        Purchase purchase = purchase(placed(10, "e1", "50.00", "#1"), withAmount(PURCHASE_UPDATED, 99, "e2", "40.00"));
        assertThat(purchase.placement()).isEqualTo(new Placement(10, CONTACT, "#1", false));
    }

    @Test
    void theEarliestOfSeveralClaimsStandsButTheLatestAmount() {
        Purchase purchase = purchase(placed(20, "e1", "60.00", "#2"), placed(10, "e2", "50.00", "#1"));
        assertThat(purchase.placement()).isEqualTo(new Placement(10, CONTACT, "#1", false));
        assertThat(purchase.amount()).isEqualByComparingTo("60.00");
    }

    @Test
    void ofClaimsAtOneInstantTheSmallestIdStands() {
        Purchase purchase = purchase(placed(10, "b", "60.00", "#2"), placed(10, "B", "50.00", "#1"));
        assertThat(purchase.placement()).isEqualTo(new Placement(10, CONTACT, "#1", false));
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
        assertThat(purchase.placement()).isEqualTo(new Placement(10, 77L, "#1", false));
    }

    @Test
    void aPurchaseNotYetPlacedHasNoContactToChange() {
        Purchase unknown = Purchase.unknown(1, "p");
        assertThat(unknown.of(77)).isEqualTo(unknown);
    }

    @Test
    void aPurchaseOfNobodyCountsAndStaysOfNobody() {
        Purchase purchase = purchase(Map.of(), placed(10, "e1", "50.00", "#1"));
        assertThat(purchase.isCounted()).isTrue();
        assertThat(purchase.placement()).isEqualTo(new Placement(10, null, "#1", false));
        assertThat(purchase.of(77)).isEqualTo(purchase);
    }

    @Test
    void theContactIsThatOfTheEarliestClaimThatHasOneAndAllElseThatOfTheEarliest() {
        List<StoredEvent> claims = List.of(
                placed(10, "e1", "50.00", "#1"), placed(20, "e2", "50.00", "#2"), placed(30, "e3", "50.00", "#3"));
        for (List<StoredEvent> order : Permutations.of(claims)) {
            assertThat(purchase(Map.of("e2", 7L, "e3", 8L), order).placement())
                    .isEqualTo(new Placement(10, 7L, "#1", false));
        }
    }

    @Test
    void anUpdateCorrectsTheTimeOfTheOrder() {
        Purchase purchase = purchase(placed(10, "e1", "50.00", "#1"), timed(20, "e2", 3));
        assertThat(purchase.placement()).isEqualTo(new Placement(3, CONTACT, "#1", false));
    }

    @Test
    void ofCorrectionsOfTheTimeTheLatestStandsAndOfThoseAtOneInstantTheGreatestId() {
        List<StoredEvent> events = List.of(
                placed(10, "e1", "50.00", "#1"),
                timed(20, "B", 3),
                timed(20, "b", 4),
                timed(15, "z", 5),
                withAmount(PURCHASE_UPDATED, 90, "e2", "40.00"));
        for (List<StoredEvent> order : Permutations.of(events)) {
            assertThat(purchase(order).placement()).isEqualTo(new Placement(4, CONTACT, "#1", false));
        }
    }

    @Test
    void aTimeThatIsCorrectedDoesNotDecideWhichClaimStands() {
        Purchase purchase =
                purchase(placed(20, "e1", "60.00", "#2"), placed(10, "e2", "50.00", "#1"), timed(30, "e3", 99));
        assertThat(purchase.placement()).isEqualTo(new Placement(99, CONTACT, "#1", false));
    }

    @ParameterizedTest(name = "cancelled at {0}, restored at {1}")
    @CsvSource({"20, 30, true", "30, 20, false", "20, 20, false"})
    void ofCancellationsAndRestorationsTheLatestStandsAndOfThoseAtOneInstantTheCancellation(
            long cancelledAt, long restoredAt, boolean counts) {
        List<StoredEvent> events = List.of(
                placed(10, "e1", "50.00", "#1"),
                event(PURCHASE_CANCELLED, 12, "e2"),
                event(PURCHASE_RESTORED, 15, "e3"),
                event(PURCHASE_CANCELLED, cancelledAt, "e4"),
                event(PURCHASE_RESTORED, restoredAt, "e5"));
        for (List<StoredEvent> order : Permutations.of(events)) {
            assertThat(purchase(order).isCounted()).as("%s", order).isEqualTo(counts);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"MESSAGE_SENT", "MESSAGE_READ", "CONTACT_IDENTIFIED", "CONTACT_OPTED_OUT"})
    void eventsOfMessagesAndContactsAreRefused(StoredEventType type) {
        assertThatThrownBy(() -> purchase(event(type, 1, "e"))).isInstanceOf(IllegalArgumentException.class);
    }

    private static StoredEvent timed(long at, String id, long placedAt) {
        return withCorrection(withAmount(PURCHASE_UPDATED, at, id, "50.00"), new Correction(placedAt, null, null));
    }

    private static Purchase purchase(StoredEvent... events) {
        return purchase(List.of(events));
    }

    private static Purchase purchase(Map<String, Long> contacts, StoredEvent... events) {
        return purchase(contacts, List.of(events));
    }

    private static Purchase purchase(List<StoredEvent> events) {
        Map<String, Long> contacts = new HashMap<>();
        events.stream()
                .filter(event -> event.type() == PURCHASE_PLACED)
                .forEach(event -> contacts.put(event.order().eventId(), CONTACT));
        return purchase(contacts, events);
    }

    private static Purchase purchase(Map<String, Long> contacts, List<StoredEvent> events) {
        PurchaseFold fold = new PurchaseFold(1, "p", Currency.getInstance("EUR"));
        events.forEach(event -> fold.add(event, contacts.get(event.order().eventId())));
        return fold.purchase();
    }
}
