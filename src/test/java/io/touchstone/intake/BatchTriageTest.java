package io.touchstone.intake;

import static io.touchstone.event.SampleEvents.accepted;
import static io.touchstone.event.SampleEvents.least;
import static io.touchstone.event.SampleEvents.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.touchstone.attribution.FrozenSubjects;
import io.touchstone.control.workspace.SampleWorkspace;
import io.touchstone.event.Event;
import io.touchstone.event.EventType;
import io.touchstone.event.json.ParsedEvent;
import io.touchstone.event.json.ParsedEvent.Rejection;
import io.touchstone.event.json.ParsedEvent.Valid;
import io.touchstone.event.json.RejectionType;
import io.touchstone.facts.message.MessageSource;
import io.touchstone.facts.purchase.Purchase;
import io.touchstone.sql.StartAgainException;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** What becomes of events in a workspace in euros, in which {@code used} is the id of an accepted event. */
class BatchTriageTest {

    private static final Predicate<MessageSource> EVERY_SOURCE = _ -> true;

    private final Set<String> lookedUp = new HashSet<>();
    private final FrozenSubjects frozen = new FrozenSubjects();

    @Test
    void aGoodEventIsAcceptedAndItsIdLookedUpOnlyOnceItIsWritten() {
        BatchTriage triage = triage(EVERY_SOURCE, valid("used", EventType.MESSAGE_READ));

        assertThat(triage.outcomes()).containsExactly(new Outcome.Accepted());
        assertThat(lookedUp).isEmpty();
    }

    @Test
    void whatWasNotWrittenTurnsOutToBeADuplicate() {
        ParsedEvent read = valid("a", EventType.MESSAGE_READ);
        ParsedEvent rejected = rejection("b");
        ParsedEvent clicked = valid("c", EventType.MESSAGE_CLICKED);
        BatchTriage triage = triage(EVERY_SOURCE, read, rejected, clicked);
        assertThat(triage.good()).containsExactly(event(read), event(clicked));

        triage.writeOnly(Set.of("b", "c"));

        assertThat(triage.outcomes())
                .containsExactly(
                        new Outcome.Duplicate(), new Outcome.Rejected((Rejection) rejected), new Outcome.Accepted());
        assertThat(triage.good()).containsExactly(event(clicked));
    }

    @Test
    void ofTwoEventsWithOneIdTheFirstIsAccepted() {
        BatchTriage triage =
                triage(EVERY_SOURCE, valid("a", EventType.MESSAGE_READ), valid("a", EventType.MESSAGE_CLICKED));

        assertThat(triage.outcomes()).containsExactly(new Outcome.Accepted(), new Outcome.Duplicate());
    }

    @Test
    void aBadEventWhoseIdWasUsedIsADuplicate() {
        BatchTriage triage = triage(EVERY_SOURCE, rejection("used"), rejection("fresh"));

        assertThat(triage.outcomes())
                .containsExactly(new Outcome.Duplicate(), new Outcome.Rejected(rejection("fresh")));
        assertThat(lookedUp).containsExactlyInAnyOrder("used", "fresh");
        assertThat(triage.good()).isEmpty();
    }

    @Test
    void aRejectedEventDoesNotUseItsIdUp() {
        BatchTriage triage = triage(EVERY_SOURCE, rejection("a"), valid("a", EventType.MESSAGE_READ));

        assertThat(triage.outcomes()).containsExactly(new Outcome.Rejected(rejection("a")), new Outcome.Accepted());
    }

    @Test
    void whatCannotBeAnIdIsNotLookedUp() {
        Rejection tooLong = new Rejection("x".repeat(300), RejectionType.INVALID_FIELD, "id: is too long");
        Rejection none = new Rejection(null, RejectionType.INVALID_FIELD, "id: is missing");

        assertThat(triage(EVERY_SOURCE, tooLong, none).outcomes())
                .containsExactly(new Outcome.Rejected(tooLong), new Outcome.Rejected(none));
        assertThat(lookedUp).isEmpty();
    }

    @Test
    void aDuplicateMakesNoCampaign() {
        Predicate<MessageSource> none = _ -> false;
        BatchTriage triage = triage(
                none,
                valid("used", EventType.MESSAGE_SENT),
                valid("b", EventType.MESSAGE_SENT),
                valid("c", EventType.MESSAGE_READ));

        assertThat(triage.outcomes())
                .containsExactly(new Outcome.Duplicate(), new Outcome.Accepted(), new Outcome.Accepted());
        assertThat(lookedUp).containsExactlyInAnyOrder("used", "b");
    }

    @Test
    void whatNamesAKnownCampaignIsNotLookedUp() {
        assertThat(triage(EVERY_SOURCE, valid("used", EventType.MESSAGE_SENT)).outcomes())
                .containsExactly(new Outcome.Accepted());
        assertThat(lookedUp).isEmpty();
    }

    @Test
    void moneyInAnotherCurrencyNeedsARate() {
        ObjectNode placed = with(EventType.PURCHASE_PLACED, "currency", "'USD'");

        assertThat(triage(EVERY_SOURCE, new Valid(accepted(placed))).outcomes())
                .singleElement()
                .isInstanceOfSatisfying(
                        Outcome.Rejected.class,
                        rejected -> assertThat(rejected.rejection().detail()).startsWith("exchange_rate: "));
        assertThat(lookedUp).containsExactly("e1");
    }

    @Test
    void anEventAboutAFrozenPurchaseIsRefusedAndOthersAreNot() {
        freeze("p1");
        ObjectNode other = least(EventType.PURCHASE_CANCELLED).put("purchase_id", "p2");

        assertThat(triage(EVERY_SOURCE, valid("a", EventType.PURCHASE_CANCELLED), new Valid(accepted(other)))
                        .outcomes())
                .satisfiesExactly(
                        outcome -> assertThat(outcome)
                                .isInstanceOfSatisfying(
                                        Outcome.Rejected.class,
                                        rejected -> assertThat(
                                                        rejected.rejection().detail())
                                                .startsWith("purchase_id: ")),
                        outcome -> assertThat(outcome).isEqualTo(new Outcome.Accepted()));
    }

    @Test
    void onceSomebodyWasErasedWhatNamesSomebodyIsLookedUpBeforeItIsWritten() {
        BatchTriage triage = BatchTriage.of(
                SampleWorkspace.of(1, 1),
                List.of(
                        valid("used", EventType.CONTACT_OPTED_OUT),
                        valid("b", EventType.CONTACT_OPTED_OUT),
                        valid("c", EventType.MESSAGE_READ)),
                this::used,
                EVERY_SOURCE,
                frozen);

        assertThat(triage.outcomes())
                .containsExactly(new Outcome.Duplicate(), new Outcome.Accepted(), new Outcome.Accepted());
        assertThat(lookedUp).containsExactlyInAnyOrder("used", "b");
    }

    @Test
    void keysAreMadeOfNoDuplicateThatNamesSomebodyOnceSomebodyWasErased() {
        ParsedEvent duplicate = valid("used", EventType.CONTACT_OPTED_OUT);
        ParsedEvent namesNobody = valid("used", EventType.MESSAGE_READ);
        ParsedEvent fresh = valid("b", EventType.CONTACT_OPTED_OUT);
        ParsedEvent rejected = rejection("c");

        assertThat(BatchTriage.withoutErased(SampleWorkspace.of(1, 1), List.of(duplicate, fresh, rejected), this::used))
                .containsExactly(fresh, rejected);
        assertThat(lookedUp).containsExactlyInAnyOrder("used", "b");
        assertThat(BatchTriage.withoutErased(SampleWorkspace.of(1, 0), List.of(duplicate, fresh), this::used))
                .containsExactly(duplicate, fresh);
        assertThat(BatchTriage.withoutErased(SampleWorkspace.of(1, 1), List.of(namesNobody), this::used))
                .containsExactly(namesNobody);
    }

    private BatchTriage triage(Predicate<MessageSource> isKnown, ParsedEvent... events) {
        return BatchTriage.of(SampleWorkspace.of(1, 0), List.of(events), this::used, isKnown, frozen);
    }

    private Set<String> used(Collection<String> ids) {
        lookedUp.addAll(ids);
        return ids.contains("used") ? Set.of("used") : Set.of();
    }

    private void freeze(String purchaseId) {
        Purchase purchase = new Purchase(1, purchaseId, null, BigDecimal.ONE, BigDecimal.ZERO, false, true);
        assertThatThrownBy(() -> frozen.requireNone(List.of(), List.of(purchase)))
                .isInstanceOf(StartAgainException.class);
    }

    private static ParsedEvent valid(String id, EventType type) {
        return new Valid(accepted(least(type).put("id", id)));
    }

    private static Event event(ParsedEvent parsed) {
        return ((Valid) parsed).event();
    }

    private static Rejection rejection(String id) {
        return new Rejection(id, RejectionType.INVALID_FIELD, "type: is none");
    }
}
