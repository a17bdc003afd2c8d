package io.touchstone.facts.message;

import static io.touchstone.eventlog.StoredEventType.CONTACT_OPTED_OUT;
import static io.touchstone.eventlog.StoredEventType.MESSAGE_CLICKED;
import static io.touchstone.eventlog.StoredEventType.MESSAGE_DELIVERED;
import static io.touchstone.eventlog.StoredEventType.MESSAGE_PRICED;
import static io.touchstone.eventlog.StoredEventType.MESSAGE_QUICK_REPLY;
import static io.touchstone.eventlog.StoredEventType.MESSAGE_READ;
import static io.touchstone.eventlog.StoredEventType.MESSAGE_SENT;
import static io.touchstone.eventlog.StoredEventType.MESSAGE_TEXT_REPLY;
import static io.touchstone.eventlog.StoredEvents.estimated;
import static io.touchstone.eventlog.StoredEvents.event;
import static io.touchstone.eventlog.StoredEvents.failed;
import static io.touchstone.eventlog.StoredEvents.machineClick;
import static io.touchstone.eventlog.StoredEvents.sent;
import static io.touchstone.eventlog.StoredEvents.sentAs;
import static io.touchstone.eventlog.StoredEvents.withAmount;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.touchstone.Permutations;
import io.touchstone.event.EventOrder;
import io.touchstone.eventlog.StoredEvent;
import io.touchstone.eventlog.StoredEventType;
import io.touchstone.facts.message.Message.Counts;
import io.touchstone.facts.message.Message.MessageCost;
import io.touchstone.facts.message.Message.Receipts;
import io.touchstone.facts.message.Message.RefClicks;
import io.touchstone.facts.message.Message.Sending;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class MessageTest {

    private static final long CONTACT = 9;
    private static final Message UNKNOWN = Message.unknown(1, "m");

    @ParameterizedTest
    @MethodSource("lives")
    void everyOrderOfItsEventsGivesTheSameMessage(List<StoredEvent> events) {
        Message expected = message(events);
        for (List<StoredEvent> order : Permutations.of(events)) {
            assertThat(message(order)).as("%s", order).isEqualTo(expected);
        }
    }

    static Stream<List<StoredEvent>> lives() {
        return Stream.of(
                List.of(
                        sent(10, "e1", 1),
                        event(MESSAGE_DELIVERED, 20, "e2"),
                        event(MESSAGE_READ, 30, "e3"),
                        event(MESSAGE_QUICK_REPLY, 25, "e4"),
                        event(MESSAGE_CLICKED, 15, "e5"),
                        machineClick(12, "e6")),
                List.of(
                        sent(10, "e1", 1, "0.05"),
                        sent(10, "e0", 2, "0.06"),
                        sent(9, "e9", 3),
                        estimated(MESSAGE_DELIVERED, 40, "e4", "0.09"),
                        withAmount(MESSAGE_PRICED, 10, "e3", "0.07")),
                List.of(
                        failed(20, "e1", "b"),
                        failed(20, "e2", "a"),
                        failed(20, "e3", null),
                        failed(30, "e4", "0"),
                        event(MESSAGE_TEXT_REPLY, 40, "e5"),
                        event(CONTACT_OPTED_OUT, 41, "e6")),
                List.of(
                        estimated(MESSAGE_PRICED, 10, "e1", "0.1"),
                        estimated(MESSAGE_PRICED, 10, "e2", "0.2"),
                        estimated(MESSAGE_DELIVERED, 5, "e3", "0.3"),
                        event(MESSAGE_DELIVERED, 1, "e4")),
                List.of(
                        estimated(MESSAGE_PRICED, 10, "e1", "0.1"),
                        failed(20, "e2", null),
                        event(MESSAGE_QUICK_REPLY, 30, "e3"),
                        event(MESSAGE_READ, 50, "e4"),
                        event(CONTACT_OPTED_OUT, 40, "e5")));
    }

    @ParameterizedTest
    @EnumSource(
            names = {"MESSAGE_READ", "MESSAGE_QUICK_REPLY", "MESSAGE_TEXT_REPLY", "MESSAGE_CLICKED", "CONTACT_OPTED_OUT"
            })
    void readingAndWhatFollowsItProvesDeliveryAndReading(StoredEventType type) {
        assertThat(message(event(type, 30, "e")).evidence())
                .isEqualTo(new Receipts(30L, 30L, null, null, type == MESSAGE_READ));
    }

    @Test
    void deliveryDoesNotProveReading() {
        assertThat(message(event(MESSAGE_DELIVERED, 30, "e")).evidence())
                .isEqualTo(new Receipts(30L, null, null, null, false));
    }

    @Test
    void aClickByAMachineProvesNothing() {
        Message message = message(machineClick(30, "e"));
        assertThat(message.evidence()).isEqualTo(UNKNOWN.evidence());
        assertThat(message.clicked()).isFalse();
        assertThat(message.counts()).isEqualTo(new Counts(0, 0, 1, 0, false));
    }

    @Test
    void theEarliestProofOfAStateIsKept() {
        Message message = message(
                event(MESSAGE_READ, 40, "e1"), event(MESSAGE_DELIVERED, 20, "e2"), event(MESSAGE_CLICKED, 30, "e3"));
        assertThat(message.evidence()).isEqualTo(new Receipts(20L, 30L, null, null, true));
    }

    @Test
    void deliveryOutweighsFailureEvenWhenItWasEarlier() {
        Message message = message(event(MESSAGE_DELIVERED, 10, "e1"), failed(20, "e2", "131047"));
        assertThat(message.failed()).isFalse();
    }

    @Test
    void aMessageFailsWithoutProofOfDelivery() {
        Message message = message(failed(20, "e1", "131047"), machineClick(30, "e2"));
        assertThat(message.failed()).isTrue();
    }

    @Test
    void whoOptsOutInAnswerToAMessageGotIt() {
        Message message = message(failed(20, "e1", "131047"), event(CONTACT_OPTED_OUT, 30, "e2"));
        assertThat(message.failed()).isFalse();
        assertThat(message.stage()).isEqualTo(MessageStage.READ);
    }

    @Test
    void theCodeOfTheEarliestFailureIsKept() {
        Message message = message(failed(20, "e1", "second"), failed(10, "e2", "first"));
        assertThat(message.evidence()).isEqualTo(new Receipts(null, null, 10L, "first", false));
    }

    @Test
    void eventsOfOneKindAreAllCounted() {
        Message message = message(
                event(MESSAGE_QUICK_REPLY, 1, "e1"),
                event(MESSAGE_QUICK_REPLY, 1, "e2"),
                event(MESSAGE_CLICKED, 1, "e3"),
                event(MESSAGE_CLICKED, 2, "e4"),
                event(MESSAGE_CLICKED, 3, "e5"),
                machineClick(1, "e6"),
                event(MESSAGE_TEXT_REPLY, 1, "e7"),
                event(CONTACT_OPTED_OUT, 1, "e8"),
                event(CONTACT_OPTED_OUT, 2, "e9"));
        assertThat(message.counts()).isEqualTo(new Counts(2, 3, 1, 1, true));
    }

    @Test
    void aTextReplyIsNoResponse() {
        assertThat(message(event(MESSAGE_TEXT_REPLY, 1, "e")).responded()).isFalse();
    }

    @ParameterizedTest
    @EnumSource(names = {"MESSAGE_QUICK_REPLY", "MESSAGE_CLICKED"})
    void whoeverActsOnAMessageAndSendsNoReadHasReceiptsSwitchedOff(StoredEventType type) {
        assertThat(message(event(type, 30, "e1")).interactedUnread()).isTrue();
        assertThat(message(event(type, 30, "e1"), event(MESSAGE_READ, 40, "e2")).interactedUnread())
                .isFalse();
    }

    @ParameterizedTest
    @EnumSource(names = {"MESSAGE_DELIVERED", "MESSAGE_TEXT_REPLY", "CONTACT_OPTED_OUT"})
    void noOtherEvidenceStandsInForARead(StoredEventType type) {
        assertThat(message(event(MESSAGE_CLICKED, 30, "e1"), event(type, 40, "e2"))
                        .interactedUnread())
                .isTrue();
    }

    @ParameterizedTest
    @EnumSource(names = {"MESSAGE_DELIVERED", "MESSAGE_READ", "MESSAGE_TEXT_REPLY", "CONTACT_OPTED_OUT"})
    void withoutAnInteractionNobodyKnowsWhetherReceiptsAreOff(StoredEventType type) {
        assertThat(message(event(type, 30, "e1"), machineClick(31, "e2")).interactedUnread())
                .isFalse();
    }

    @Test
    void aMessageThatWasNeverSentDoesNotCount() {
        assertThat(message(event(MESSAGE_READ, 1, "e")).isCounted()).isFalse();
    }

    @Test
    void theEarliestOfSeveralClaimsStands() {
        Message message = message(sent(20, "e1", 1), sent(10, "e2", 2));
        assertThat(message.sending()).isEqualTo(new Sending(new EventOrder(10, "e2"), CONTACT, 2, false, null));
    }

    @Test
    void ofClaimsAtOneInstantTheSmallestIdStands() {
        Message message = message(sent(10, "b", 1), sent(10, "B", 2));
        assertThat(message.sending()).isEqualTo(new Sending(new EventOrder(10, "B"), CONTACT, 2, false, null));
    }

    @Test
    void aFallbackGivesWayToAnyOtherClaim() {
        StoredEvent fallback = sentAs(true, "r1", sent(10, "e1", 1));
        StoredEvent other = sentAs(false, "r2", sent(30, "e2", 2));
        assertThat(message(fallback, other).sending())
                .isEqualTo(message(other, fallback).sending())
                .isEqualTo(new Sending(new EventOrder(30, "e2"), CONTACT, 2, false, "r2"));
    }

    @Test
    void ofSeveralFallbacksTheEarliestStands() {
        Message message = message(sentAs(true, "r1", sent(20, "e1", 1)), sentAs(true, null, sent(10, "e2", 2)));
        assertThat(message.sending()).isEqualTo(new Sending(new EventOrder(10, "e2"), CONTACT, 2, true, null));
    }

    @Test
    void aClickByRefProvesReadingAndOneByAMachineNothing() {
        Message message = message(sent(10, "e1", 1));
        Message clicked = message.clicked(new RefClicks(15L, 2, 1));
        assertThat(List.of(clicked.clicked(), clicked.read(), clicked.delivered(), clicked.interactedUnread()))
                .containsOnly(true);
        assertThat(clicked.readAt()).isEqualTo(15);
        assertThat(List.of(clicked.clicks(), clicked.machineClicks())).containsExactly(2, 1);
        Message scanned = message.clicked(new RefClicks(null, 0, 1));
        assertThat(List.of(scanned.clicked(), scanned.read(), scanned.delivered()))
                .containsOnly(false);
    }

    @Test
    void theCostOfAClaimThatDoesNotStandCounts() {
        Message message = message(sent(10, "e1", 1), sent(20, "e2", 2, "0.05"));
        assertThat(message.cost()).isEqualTo(cost("0.05", false, 20, "e2"));
    }

    @Test
    void theLatestCostStands() {
        Message message =
                message(withAmount(MESSAGE_PRICED, 30, "e1", "0.03"), withAmount(MESSAGE_DELIVERED, 20, "e2", "0.02"));
        assertThat(message.cost()).isEqualTo(cost("0.03", false, 30, "e1"));
    }

    @Test
    void ofCostsAtOneInstantTheGreatestIdStands() {
        Message message =
                message(withAmount(MESSAGE_PRICED, 30, "b", "0.03"), withAmount(MESSAGE_PRICED, 30, "B", "0.02"));
        assertThat(message.cost()).isEqualTo(cost("0.03", false, 30, "b"));
    }

    @Test
    void anEstimateNeverOutranksACost() {
        Message message =
                message(withAmount(MESSAGE_PRICED, 10, "e1", "0.03"), estimated(MESSAGE_PRICED, 99, "e2", "0.09"));
        assertThat(message.cost()).isEqualTo(cost("0.03", false, 10, "e1"));
    }

    @Test
    void theLatestEstimateStandsWhileNothingIsCertain() {
        Message message =
                message(estimated(MESSAGE_PRICED, 10, "e1", "0.03"), estimated(MESSAGE_PRICED, 99, "e2", "0.09"));
        assertThat(message.cost()).isEqualTo(cost("0.09", true, 99, "e2"));
    }

    @Test
    void anEventWithoutACostLeavesTheCost() {
        Message message = message(withAmount(MESSAGE_PRICED, 10, "e1", "0.03"), event(MESSAGE_DELIVERED, 20, "e2"));
        assertThat(message.cost()).isEqualTo(cost("0.03", false, 10, "e1"));
    }

    @Test
    void anEstimateOfAMessageThatFailedIsZero() {
        Message message =
                message(sent(10, "e1", 1), estimated(MESSAGE_PRICED, 10, "e2", "0.09"), failed(20, "e3", null));
        assertThat(message.countedCost()).isZero();
        assertThat(message.cost()).isEqualTo(cost("0.09", true, 10, "e2"));
    }

    @Test
    void aCostThatIsCertainCountsThoughTheMessageFailed() {
        Message message = message(sent(10, "e1", 1, "0.05"), failed(20, "e2", null));
        assertThat(message.countedCost()).isEqualByComparingTo("0.05");
    }

    @ParameterizedTest
    @EnumSource(names = {"MESSAGE_DELIVERED", "MESSAGE_READ", "MESSAGE_TEXT_REPLY", "CONTACT_OPTED_OUT"})
    void proofOfDeliveryBringsTheEstimateBack(StoredEventType proof) {
        Message message =
                message(estimated(MESSAGE_PRICED, 10, "e1", "0.09"), failed(20, "e2", null), event(proof, 30, "e3"));
        assertThat(message.countedCost()).isEqualByComparingTo("0.09");
    }

    @Test
    void aFailureWithoutAnyCostHasNone() {
        assertThat(message(sent(10, "e1", 1), failed(20, "e2", null)).countedCost())
                .isNull();
    }

    @Test
    void aMergedContactTakesTheMessageAlong() {
        Message message = message(sent(10, "e1", 1)).of(77L);
        assertThat(message.sending()).isEqualTo(new Sending(new EventOrder(10, "e1"), 77L, 1, false, null));
    }

    @Test
    void aMessageNotYetSentHasNoContactToChange() {
        assertThat(UNKNOWN.of(77L)).isEqualTo(UNKNOWN);
    }

    @ParameterizedTest
    @EnumSource(names = {"PURCHASE_PLACED", "PURCHASE_UPDATED", "PURCHASE_REFUNDED", "PURCHASE_CANCELLED"})
    void eventsOfPurchasesAreRefused(StoredEventType type) {
        assertThatThrownBy(() -> UNKNOWN.with(event(type, 1, "e"), CONTACT))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Message message(StoredEvent... events) {
        return message(List.of(events));
    }

    private static Message message(List<StoredEvent> events) {
        Message message = UNKNOWN;
        for (StoredEvent event : events) {
            message = message.with(event, event.type() == MESSAGE_SENT ? CONTACT : null);
        }
        return message;
    }

    private static MessageCost cost(String amount, boolean estimated, long at, String id) {
        return new MessageCost(new BigDecimal(amount), estimated, new EventOrder(at, id));
    }
}
