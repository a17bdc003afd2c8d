package io.touchstone.reference;

import static org.assertj.core.api.Assertions.assertThat;

import io.touchstone.attribution.journey.AttributionRule;
import io.touchstone.event.ContactReference;
import io.touchstone.event.Event;
import io.touchstone.event.ReplyKind;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Answers that name no message, what answers prove, and what a failure costs. */
class ReferenceAnswersTest extends SmallWorld {

    @Test
    void anAnswerBelongsToTheLatestMessageNotAfterIt() {
        sent("early", "ada", SPRING, 0);
        sent("late", "ada", SPRING, 5);
        answered(id("ada"), at(5));
        assertThat(responded()).containsExactly("late");
        answered(id("ada"), at(5).minusMillis(1));
        assertThat(responded()).containsExactly("early", "late");
    }

    @Test
    void anAnswerReachesBackExactly72Hours() {
        sent("m", "ada", SPRING, 0);
        answered(id("ada"), at(72).plusMillis(1));
        answered(id("ada"), at(0).minusMillis(1));
        answered(id("bob"), at(1));
        assertKpi("responses", "0");
        answered(id("ada"), at(72));
        assertKpi("responses", "1");
    }

    @Test
    void ofMessagesOfOneInstantTheGreatestIdIsAnswered() {
        for (String message : List.of("z", "\uD83D\uDE00", "Z", "\uFB01")) {
            sent(message, "ada", SPRING, 0);
        }
        answered(id("ada"), at(1));
        assertThat(responded()).containsExactly("\uD83D\uDE00");
    }

    @Test
    void whatFailedIsNotAnsweredUnlessAnEventThatNamesItProvesItsDelivery() {
        sent("early", "ada", SPRING, 0);
        sent("failed", "ada", SPRING, 1);
        failed("failed", 9);
        clicked("failed", 1, true);
        answered(id("ada"), at(2));
        assertThat(responded()).containsExactly("early");
        events.add(new Event.ContactOptedOut("x", at(50), id("bob"), "failed"));
        assertThat(responded()).containsExactly("failed");
    }

    @Test
    void anAnswerMovesWithWhatIsLearntLater() {
        answered(phone("+33639980001"), at(70));
        sent("m", "ada", SPRING, 0);
        assertThat(responded()).isEmpty();
        identified(900, new ContactReference("ada", "+33639980001", null, null, null));
        assertThat(responded()).containsExactly("m");
        sent("m", "ada", SPRING, -3);
        assertThat(responded()).isEmpty();
        sent("n", "ada", SPRING, 70);
        assertThat(responded()).containsExactly("n");
        sent("n", "bob", SPRING, 69);
        assertThat(responded()).isEmpty();
    }

    @Test
    void anAnswerIsATouchOfItsMessageAtItsOwnTime() {
        sent("m", "ada", SPRING, 0);
        answered(id("ada"), at(60));
        placed("p", "ada", 61, "10");
        assertThat(winner("p")).isEqualTo("m");
        assertThat(reference().journey("p", AttributionRule.DEFAULT))
                .singleElement()
                .satisfies(step -> {
                    assertThat(step.touchedAt()).isEqualTo(at(60));
                    assertThat(step.won()).isTrue();
                });
        assertThat(reference().messages().getFirst().readAt()).contains(at(60));
    }

    @Test
    void theMessageThatAnAnswerNamesIsItsMessage() {
        sent("named", "ada", SPRING, 0);
        sent("latest", "bob", SPRING, 1);
        events.add(new Event.MessageReplied("x", at(200), "named", id("bob"), ReplyKind.QUICK_REPLY, null));
        assertThat(responded()).containsExactly("named");
    }

    @Test
    void aTypedAnswerThatNamesNoMessageProvesReadingAlone() {
        sent("m", "ada", SPRING, 0);
        events.add(new Event.MessageReplied("x", at(1), null, id("ada"), ReplyKind.TEXT, null));
        assertKpi("text_replies", "1");
        assertKpi("read", "1");
        assertKpi("interacted", "0");
    }

    @Test
    void anOptOutProvesDeliveryAndReadingAndIsNoTouch() {
        sent("named", "ada", SPRING, 0);
        failed("named", 0);
        events.add(new Event.ContactOptedOut("x", at(1), id("ada"), "named"));
        sent("latest", "bob", SPRING, 0);
        events.add(new Event.ContactOptedOut("y", at(1), id("bob"), null));
        placed("p", "ada", 2, "10");
        placed("q", "bob", 2, "10");
        for (String kpi : List.of("opt_outs", "delivered", "read")) {
            assertKpi(kpi, "2");
        }
        assertKpi("failed", "0");
        assertKpi("opt_out_rate", "1");
        assertKpi("conversions", "0");
        assertThat(reference().messages()).allSatisfy(message -> {
            assertThat(message.deliveredAt()).contains(at(1));
            assertThat(message.readAt()).contains(at(1));
        });
    }

    @Test
    void anEstimateOfAFailureIsNoCostAndAPriceIs() {
        sent("m", "ada", SPRING, 0);
        priced("m", 1, "0.05", true);
        failed("m", 2);
        assertKpi("cost", "0");
        assertThat(reference().messages().getFirst().cost()).isEqualByComparingTo("0");
        priced("m", 1, "0.07", false);
        assertKpi("cost", "0.07");
    }

    @Test
    void anEstimateCountsAgainOnceDeliveryIsProven() {
        sent("m", "ada", SPRING, 0);
        priced("m", 1, "0.05", true);
        failed("m", 2);
        read("m", 3);
        assertKpi("cost", "0.05");
    }

    @Test
    void whoInteractsWithoutAReceiptHasReceiptsSwitchedOff() {
        assertThat(reference().kpis(WEEK)).containsEntry("receipts_off_share", null);
        sent("quiet", "ada", SPRING, 0);
        clicked("quiet", 1, false);
        sent("typed", "bob", SPRING, 0);
        events.add(new Event.MessageReplied("x", at(1), "typed", ReplyKind.TEXT, null));
        for (String open : List.of("a", "b")) {
            sent(open, "cyd", SPRING, 0);
            replied(open, 1);
            read(open, 2);
        }
        assertKpi("interacted_unread", "1");
        assertKpi("receipts_off_share", "0.333333");
    }

    @Test
    void categoriesAreOneHoweverTheyAreSpelled() {
        for (String category : List.of("MARKETING-LITE", "marketing_lite")) {
            events.add(
                    new Event.MessageSent(category, at(0), "m " + category, id("ada"), SPRING, null, category, null));
        }
        assertThat(reference().report(WEEK, List.of("category"), GivenNames.NONE, false))
                .singleElement()
                .satisfies(line -> assertThat(line.values()).containsExactly("marketing_lite"));
    }

    private List<String> responded() {
        return reference().messages().stream()
                .filter(Message::responded)
                .map(Message::id)
                .toList();
    }
}
