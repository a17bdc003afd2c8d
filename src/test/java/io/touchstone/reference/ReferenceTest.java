package io.touchstone.reference;

import static org.assertj.core.api.Assertions.assertThat;

import io.touchstone.attribution.journey.AttributionRule;
import io.touchstone.attribution.journey.TouchRule;
import io.touchstone.control.workspace.RateBase;
import io.touchstone.event.ContactReference;
import io.touchstone.event.Cost;
import io.touchstone.event.Event;
import io.touchstone.event.Identity;
import io.touchstone.event.Money;
import io.touchstone.event.ReplyKind;
import io.touchstone.event.Source;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The contract's rules, one by one. */
class ReferenceTest extends SmallWorld {

    // Events

    @Test
    void aSecondEventWithAKnownIdChangesNothing() {
        sent("m", "ada", SPRING, 0);
        events.add(new Event.MessageRead("same", at(1), "m"));
        events.add(new Event.MessageReplied("same", at(2), "m", ReplyKind.QUICK_REPLY, null));
        assertKpi("read", "1");
        assertKpi("responded", "0");
    }

    @Test
    void aStatusCountsOnceItsMessageIsKnown() {
        read("m", 1);
        assertKpi("read", "0");
        sent("m", "ada", SPRING, 0);
        assertKpi("read", "1");
    }

    @Test
    void ofTwoClaimsOnOneMessageTheEarliestStands() {
        sent("m", "ada", SPRING, 1);
        sent("m", "bob", HELLO, 0);
        assertThat(reference().messages()).singleElement().satisfies(message -> {
            assertThat(message.source()).isEqualTo(HELLO);
            assertThat(message.sentAt()).isEqualTo(at(0));
        });
    }

    @Test
    void ofTwoClaimsAtOneInstantTheSmallestEventIdStandsByCodePoint() {
        events.add(new Event.MessageSent("\uD83D\uDE00", at(0), "m", id("ada"), SPRING, null, null, null));
        events.add(new Event.MessageSent("\uFB01", at(0), "m", id("bob"), HELLO, null, null, null));
        assertThat(reference().messages()).extracting(Message::source).containsExactly(HELLO);
    }

    @Test
    void aLosingClaimStillTellsItsCostItsCampaignAndWhoIsWho() {
        sent("m", "ada", HELLO, 0);
        ContactReference adaAndPhone = new ContactReference("ada", "+33639980001", null, null, null);
        events.add(new Event.MessageSent("x", at(1), "m", adaAndPhone, SPRING, cost("0.07", false), null, null));
        assertKpi("cost", "0.07");
        assertThat(reference().campaigns()).containsExactly(new Sending("spring", null, null));
        assertThat(contactOf(reference().messages().getFirst()).identities())
                .contains(new Identity(Identity.IdentityKind.PHONE, "+33639980001"));
    }

    @Test
    void theLatestKnownPriceIsTheCost() {
        sent("m", "ada", SPRING, 0);
        priced("m", 1, "0.050000", false);
        priced("m", 2, "0.061234", false);
        assertKpi("cost", "0.061234");
    }

    @Test
    void anEstimateNeverOutranksAPrice() {
        sent("m", "ada", SPRING, 0);
        priced("m", 1, "0.05", false);
        priced("m", 2, "0.99", true);
        assertKpi("cost", "0.05");
    }

    @Test
    void anEstimateCountsWhileNoPriceIsKnown() {
        sent("m", "ada", SPRING, 0);
        priced("m", 1, "0.05", true);
        priced("m", 2, "0.06", true);
        assertKpi("cost", "0.06");
    }

    @Test
    void pricesOfOneInstantGoByTheGreatestEventId() {
        sent("m", "ada", SPRING, 0);
        events.add(new Event.MessagePriced("Z", at(1), "m", cost("0.01", false)));
        events.add(new Event.MessagePriced("é", at(1), "m", cost("0.03", false)));
        events.add(new Event.MessagePriced("z", at(1), "m", cost("0.02", false)));
        assertKpi("cost", "0.03");
    }

    @Test
    void foreignMoneyIsConvertedHalfUpToTheWorkspacesDecimals() {
        Money dollars = new Money(new BigDecimal("0.01"), Currency.getInstance("USD"), new BigDecimal("0.5"));
        events.add(new Event.PurchasePlaced("x", at(0), "p", id("ada"), dollars, null, false));
        assertThat(reference().purchases().getFirst().amount()).isEqualByComparingTo("0.01");
    }

    @Test
    void foreignCostsAreConvertedToSixDecimals() {
        sent("m", "ada", SPRING, 0);
        Money yen = new Money(BigDecimal.ONE, Currency.getInstance("JPY"), new BigDecimal("0.0063215"));
        events.add(new Event.MessagePriced("x", at(1), "m", new Cost(yen, false)));
        assertKpi("cost", "0.006322");
    }

    @Test
    void anUpdateBeforeThePlacementLosesToIt() {
        events.add(new Event.PurchaseUpdated("x", at(-1), "p", euros("5")));
        placed("p", "ada", 0, "100");
        assertThat(reference().purchases().getFirst().amount()).isEqualByComparingTo("100");
    }

    @Test
    void theLatestUpdateGivesTheAmountAndThePlacementTheTime() {
        placed("p", "ada", 0, "100");
        events.add(new Event.PurchaseUpdated("x", at(5), "p", euros("80")));
        assertThat(reference().purchases()).singleElement().satisfies(purchase -> {
            assertThat(purchase.amount()).isEqualByComparingTo("80");
            assertThat(purchase.placedAt()).isEqualTo(at(0));
        });
    }

    @Test
    void aLaterPlacementLosesTheOrderButGivesTheAmount() {
        placed("p", "ada", 0, "100");
        events.add(new Event.PurchasePlaced("x", at(1), "p", id("bob"), euros("70"), null, true));
        assertThat(reference().purchases()).singleElement().satisfies(purchase -> {
            assertThat(purchase.placedAt()).isEqualTo(at(0));
            assertThat(purchase.amount()).isEqualByComparingTo("70");
            assertThat(contactOf(purchase).identities()).containsExactly(new Identity(Identity.IdentityKind.ID, "ada"));
        });
    }

    @Test
    void identitiesMergeTransitivelyAndForThePast() {
        sent("m", "ada", SPRING, 0);
        read("m", 1);
        ContactReference phone = new ContactReference(null, "+33639980001", null, null, null);
        ContactReference whatsapp = new ContactReference(null, null, "FR.1", null, null);
        events.add(new Event.PurchasePlaced("x", at(2), "p", whatsapp, euros("10"), null, false));
        assertKpi("conversions", "0");
        events.add(new Event.ContactIdentified("y", at(90), id("ada"), phone));
        assertKpi("conversions", "0");
        ContactReference both = new ContactReference(null, "+33639980001", "FR.1", null, null);
        events.add(new Event.ContactIdentified("z", at(91), both, null));
        assertKpi("conversions", "1");
    }

    @Test
    void idsThatOnlyLookAlikeAreDifferentPeople() {
        sent("m", "ada", SPRING, 0);
        read("m", 1);
        placed("p", "Ada", 2, "10");
        placed("q", "ada ", 2, "10");
        assertKpi("conversions", "0");
    }

    @Test
    void theLatestNameAndTheLatestEmailWinEachByItself() {
        identified(1, new ContactReference("ada", null, null, "Ada L.", "old@shop.example"));
        identified(3, new ContactReference("ada", null, null, null, "new@shop.example"));
        identified(2, new ContactReference("ada", null, null, "Ada Lovelace", null));
        placed("p", "ada", 0, "1");
        assertThat(reference().purchases().getFirst().contact()).satisfies(contact -> {
            assertThat(contact.name()).isEqualTo("Ada Lovelace");
            assertThat(contact.email()).isEqualTo("new@shop.example");
        });
    }

    // What is counted

    @Test
    void aHumanClickProvesDeliveryAndReading() {
        sent("m", "ada", SPRING, 0);
        clicked("m", 1, false);
        for (String kpi : List.of("sent", "delivered", "read", "clicked", "interacted", "clicks")) {
            assertKpi(kpi, "1");
        }
    }

    @Test
    void aMachineClickProvesNothing() {
        sent("m", "ada", SPRING, 0);
        clicked("m", 1, true);
        assertKpi("machine_clicks", "1");
        for (String kpi : List.of("delivered", "read", "clicked", "interacted", "clicks")) {
            assertKpi(kpi, "0");
        }
    }

    @Test
    void aTypedAnswerProvesReadingButIsNoInteraction() {
        sent("m", "ada", SPRING, 0);
        events.add(new Event.MessageReplied("x", at(1), "m", ReplyKind.TEXT, null));
        assertKpi("text_replies", "1");
        assertKpi("read", "1");
        assertKpi("interacted", "0");
    }

    @Test
    void aMessageInteractsOnceHoweverOften() {
        sent("m", "ada", SPRING, 0);
        clicked("m", 1, false);
        clicked("m", 2, false);
        replied("m", 3);
        assertKpi("interacted", "1");
        assertKpi("clicks", "2");
        assertKpi("responses", "1");
    }

    @Test
    void aFailureCountsUnlessDeliveryIsProven() {
        sent("m", "ada", SPRING, 0);
        events.add(new Event.MessageFailed("x", at(1), "m", "131026", null));
        assertKpi("failed", "1");
        read("m", 2);
        assertKpi("failed", "0");
    }

    @Test
    void optOutsCountMessagesHoweverOften() {
        sent("m", "ada", SPRING, 0);
        events.add(new Event.ContactOptedOut("x", at(1), id("ada"), "m"));
        events.add(new Event.ContactOptedOut("y", at(2), id("ada"), "m"));
        events.add(new Event.ContactOptedOut("z", at(3), id("ada"), null));
        assertKpi("opt_outs", "1");
    }

    @Test
    void aFullyRefundedPurchaseStaysAConversionWithoutRevenue() {
        sent("m", "ada", SPRING, 0);
        read("m", 1);
        events.add(new Event.PurchaseRefunded("x", at(1), "p", euros("60")));
        placed("p", "ada", 2, "100");
        events.add(new Event.PurchaseRefunded("y", at(90), "p", euros("60")));
        assertKpi("conversions", "1");
        assertKpi("gross_revenue", "100");
        assertKpi("refunds", "100");
        assertKpi("revenue", "0");
        assertKpi("average_order_value", "0");
    }

    @Test
    void cancelledAndTestPurchasesCountNowhere() {
        sent("m", "ada", SPRING, 0);
        read("m", 1);
        placed("p", "ada", 2, "100");
        events.add(new Event.PurchaseCancelled("x", at(3), "p"));
        events.add(new Event.PurchasePlaced("y", at(2), "q", id("ada"), euros("100"), null, true));
        assertKpi("conversions", "0");
        assertThat(reference().totals(WEEK).get("total_purchases")).isEqualByComparingTo("0");
        assertThat(reference().credit("p", AttributionRule.DEFAULT)).isEmpty();
    }

    @Test
    void ratiosAreFractionsRoundedHalfUpToSixDecimals() {
        sent("a", "ada", SPRING, 0);
        sent("b", "bob", SPRING, 0);
        sent("c", "cyd", SPRING, 0);
        read("a", 1);
        read("b", 1);
        assertKpi("read_rate", "0.666667");
    }

    @Test
    void ratiosWithoutDenominatorAreThereAndNull() {
        Map<String, @Nullable BigDecimal> kpis = reference().kpis(WEEK);
        assertThat(kpis).containsEntry("roi", null).containsEntry("read_rate", null);
        assertThat(kpis).hasSize(Reference.ADDITIVE.size() + 12);
    }

    @Test
    void theRateBaseChangesEveryRateButDelivery() {
        sent("a", "ada", SPRING, 0);
        sent("b", "bob", SPRING, 0);
        read("a", 1);
        Map<String, @Nullable BigDecimal> kpis = reference().kpis(WEEK.withBase(RateBase.DELIVERED));
        assertThat(kpis.get("read_rate")).isEqualByComparingTo("1");
        assertThat(kpis.get("delivery_rate")).isEqualByComparingTo("0.5");
    }

    @Test
    void theShareIsAttributedRevenueOfAllRevenue() {
        sent("m", "ada", SPRING, 0);
        read("m", 1);
        placed("p", "ada", 2, "30");
        placed("q", "bob", 2, "60");
        assertThat(reference().totals(WEEK).get("total_revenue")).isEqualByComparingTo("90");
        assertThat(reference().totals(WEEK).get("attributed_share")).isEqualByComparingTo("0.333333");
        assertThat(reference().totals(WEEK.withSendDate(true))).containsEntry("attributed_share", null);
    }

    // Attribution

    @Test
    void aWindowIsInclusiveToTheMillisecond() {
        sent("m", "ada", SPRING, 0);
        read("m", 1);
        events.add(new Event.PurchasePlaced("x", at(49), "in", id("ada"), euros("1"), null, false));
        events.add(new Event.PurchasePlaced("y", at(49).plusMillis(1), "out", id("ada"), euros("1"), null, false));
        assertThat(winner("in")).isEqualTo("m");
        assertThat(winner("out")).isNull();
    }

    @Test
    void aTouchAtTheVeryInstantOfThePurchaseCountsAndALaterOneDoesNot() {
        sent("m", "ada", SPRING, 0);
        read("m", 1);
        events.add(new Event.PurchasePlaced("x", at(1), "in", id("ada"), euros("1"), null, false));
        events.add(new Event.PurchasePlaced("y", at(1).minusMillis(1), "out", id("ada"), euros("1"), null, false));
        assertThat(winner("in")).isEqualTo("m");
        assertThat(winner("out")).isNull();
    }

    @Test
    void eachKindOfSourceHasItsOwnWindow() {
        sent("c", "ada", SPRING, 0);
        read("c", 1);
        sent("f", "ada", HELLO, 0);
        read("f", 2);
        placed("soon", "ada", 26, "1");
        placed("later", "ada", 27, "1");
        assertThat(winner("soon")).isEqualTo("f");
        assertThat(winner("later")).isEqualTo("c");
    }

    @Test
    void theRuleLetsEqualAndStrongerTouchesThrough() {
        sent("m", "ada", SPRING, 0);
        events.add(new Event.MessageDelivered("x", at(1), "m", null));
        placed("p", "ada", 2, "1");
        assertThat(winner("p", TouchRule.DELIVERED)).isEqualTo("m");
        assertThat(winner("p", TouchRule.READ)).isNull();
        replied("m", 1);
        assertThat(winner("p", TouchRule.READ)).isEqualTo("m");
        assertThat(winner("p", TouchRule.INTERACTED)).isEqualTo("m");
    }

    @Test
    void theLatestTouchWinsEvenOfAMessageSentBefore() {
        sent("early", "ada", SPRING, 0);
        sent("late", "ada", SPRING, 1);
        read("late", 2);
        read("early", 3);
        placed("p", "ada", 4, "1");
        assertThat(winner("p")).isEqualTo("early");
    }

    @Test
    void touchesOfOneInstantGoByTheLaterSending() {
        sent("a", "ada", SPRING, 1);
        sent("b", "ada", SPRING, 0);
        read("a", 2);
        read("b", 2);
        placed("p", "ada", 4, "1");
        assertThat(winner("p")).isEqualTo("a");
    }

    @Test
    void fullTiesGoByTheGreatestMessageIdByCodePoint() {
        for (String message : List.of("z", "\uD83D\uDE00", "Z", "é", "\uFB01")) {
            sent(message, "ada", SPRING, 0);
            read(message, 1);
        }
        placed("p", "ada", 4, "1");
        assertThat(winner("p")).isEqualTo("\uD83D\uDE00");
    }

    @Test
    void anUnsentMessageEarnsNothing() {
        read("m", 1);
        identified(0, id("ada"));
        placed("p", "ada", 2, "1");
        assertThat(winner("p")).isNull();
    }

    @Test
    void creditTellsTheTouchAndItsLag() {
        sent("m", "ada", SPRING, 0);
        read("m", 1);
        clicked("m", 1, false);
        placed("p", "ada", 2, "1");
        Optional<Credit> credit = reference().credit("p", AttributionRule.DEFAULT);
        assertThat(credit).hasValueSatisfying(found -> {
            assertThat(found.touchedAt()).isEqualTo(at(1));
            assertThat(found.touch()).isEqualTo(TouchRule.INTERACTED);
            assertThat(found.lag()).isEqualTo(Duration.ofHours(1));
        });
    }

    // Time

    @Test
    void messagesFallOnTheDayTheyWereSentInTheWorkspacesZone() {
        events.add(new Event.MessageSent(
                "x", Instant.parse("2026-03-02T22:59:59.999Z"), "a", id("ada"), SPRING, null, null, null));
        events.add(new Event.MessageSent(
                "y", Instant.parse("2026-03-02T23:00:00Z"), "b", id("ada"), SPRING, null, null, null));
        assertThat(reference().kpis(WEEK.withDays(MONDAY, MONDAY)).get("sent")).isEqualByComparingTo("1");
        assertThat(reference().days()).containsExactly(MONDAY, MONDAY.plusDays(1));
    }

    @Test
    void revenueFallsOnTheDayOfThePurchaseOrOfTheSending() {
        sent("m", "ada", SPRING, 0);
        read("m", 1);
        placed("p", "ada", 30, "10");
        Question monday = WEEK.withDays(MONDAY, MONDAY);
        Question tuesday = WEEK.withDays(MONDAY.plusDays(1), MONDAY.plusDays(1));
        assertThat(reference().kpis(monday).get("revenue")).isEqualByComparingTo("0");
        assertThat(reference().kpis(tuesday).get("revenue")).isEqualByComparingTo("10");
        assertThat(reference().kpis(monday.withSendDate(true)).get("revenue")).isEqualByComparingTo("10");
        assertThat(reference().kpis(tuesday.withSendDate(true)).get("revenue")).isEqualByComparingTo("0");
    }

    @Test
    void aBucketHoldsItsStartAndNotItsEnd() {
        sent("a", "ada", SPRING, 0);
        sent("b", "ada", SPRING, 1);
        assertThat(reference().kpis(WEEK.withBucket(at(0), at(1))).get("sent")).isEqualByComparingTo("1");
    }

    // Filters

    @Test
    void namedCampaignsAndFlowsAreUnited() {
        sent("a", "ada", SPRING, 0);
        sent("b", "ada", HELLO, 0);
        sent("c", "ada", new Source.OfFlowNode("spring", "hello"), 0);
        assertThat(messagesOf(
                        new SourceFilter(Set.of("spring"), Set.of("welcome"), Set.of(), SourceFilter.ALL.kinds())))
                .containsExactly("a", "b");
        assertThat(messagesOf(SourceFilter.kind(SourceFilter.Kind.FLOW))).containsExactly("b", "c");
        assertThat(messagesOf(SourceFilter.node("welcome", "hello"))).containsExactly("b");
    }

    @Test
    void aFilterChoosesAmongCreditsAndDoesNotMoveThem() {
        sent("a", "ada", SPRING, 0);
        read("a", 1);
        sent("b", "ada", HELLO, 0);
        read("b", 2);
        placed("p", "ada", 3, "10");
        Question campaigns = WEEK.withFilter(SourceFilter.kind(SourceFilter.Kind.CAMPAIGN));
        assertThat(reference().kpis(campaigns).get("conversions")).isEqualByComparingTo("0");
    }

    private List<String> messagesOf(SourceFilter filter) {
        return reference().messages().stream().filter(filter).map(Message::id).toList();
    }
}
