package io.touchstone.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.touchstone.event.Event;
import io.touchstone.event.Source;
import io.touchstone.reference.Question;
import io.touchstone.reference.Reference;
import io.touchstone.reference.SourceFilter;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What there is to look at in the demo, in the size in which it is fed. */
class DemoShopTest {

    private static final LocalDate FIRST = LocalDate.of(2026, 2, 10);
    private static final LocalDate LAST = FIRST.plusDays(89);
    private static final DemoWorld SHOP =
            new DemoWorld(1, ZoneId.of("Europe/Paris"), Currency.getInstance("EUR"), DemoWorkspace.REACH);
    private static final List<Event> EVENTS = FIRST.datesUntil(LAST.plusDays(1))
            .flatMap(day -> SHOP.day(day).stream())
            .toList();
    private static final Reference REFERENCE = new Reference(EVENTS, SHOP.zone(), SHOP.currency());

    @Test
    void campaignsAreSentToHundreds() {
        Map<Object, Long> sent = of(Event.MessageSent.class)
                .map(Event.MessageSent::source)
                .filter(Source.OfCampaign.class::isInstance)
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        assertThat(sent).hasSizeGreaterThan(20);
        assertThat(sent.values()).allSatisfy(messages -> assertThat(messages).isBetween(100L, 300L));
    }

    @Test
    void customersLiveInSixCountriesAndNoTwoShareANumber() {
        List<DemoContact> customers = LAST.minusDays(400)
                .datesUntil(LAST)
                .flatMap(day -> DemoContact.joining(SHOP, day).stream())
                .toList();
        assertThat(customers.stream().map(DemoContact::country).distinct()).hasSize(6);
        assertThat(customers)
                .extracting(customer -> customer.reference().phone())
                .allSatisfy(phone -> assertThat(phone).matches("\\+[1-9][0-9]{9,12}"))
                .doesNotHaveDuplicates();
    }

    @Test
    void whoLivesWhereMoneyIsAnotherPaysInIt() {
        assertThat(of(Event.PurchasePlaced.class)
                        .map(Event.PurchasePlaced::amount)
                        .filter(money -> money.exchangeRate() != null)
                        .map(money -> money.currency().getCurrencyCode()))
                .contains("GBP", "USD", "AUD")
                .doesNotContain("EUR");
    }

    @Test
    void messagesFailForSeveralReasons() {
        assertThat(of(Event.MessageFailed.class).map(Event.MessageFailed::code).distinct())
                .contains("131026", "131049", "130472", "131050", "132015");
    }

    @Test
    void answersComeByManyButtons() {
        assertThat(of(Event.MessageReplied.class)
                        .map(Event.MessageReplied::button)
                        .distinct())
                .contains("Show me", "Not for me", "Help me choose", "Too expensive");
    }

    @Test
    void aFlowHasATriggerWaitsAConditionAndAMerge() {
        DemoFlow flow = DemoWorld.CART_REMINDER;
        assertThat(flow.nodes())
                .extracting(DemoFlow.DemoNode::kind)
                .contains("trigger", "wait", "condition", "message");
        assertThat(flow.edges()).filteredOn(edge -> edge.to().equals("day")).hasSize(2);
    }

    @Test
    void aCampaignCostsAndEarnsNothingAndAnotherDoesNeither() {
        for (LocalDate day : FIRST.datesUntil(LAST).toList()) {
            Occasion occasion = Occasion.of(day).orElse(null);
            if (occasion == Occasion.COME_BACK) {
                assertThat(kpis(day).get("revenue")).isZero();
                assertThat(kpis(day).get("cost")).isPositive();
                assertThat(kpis(day).get("opt_outs")).isNotNull();
            } else if (occasion == Occasion.PAUSED) {
                assertThat(kpis(day).get("delivered")).isZero();
                assertThat(kpis(day).get("roi")).isNull();
            } else if (occasion != null && day.isBefore(FIRST.plusDays(7))) {
                assertThat(kpis(day).get("revenue")).isPositive();
            }
        }
    }

    @Test
    void lastThirtyDaysAlwaysHaveACampaignThatEarnsNothing() {
        assertThat(FIRST.datesUntil(FIRST.plusDays(28)).flatMap(day -> Occasion.of(day).stream()))
                .contains(Occasion.NEWS, Occasion.OFFER, Occasion.COME_BACK);
    }

    @Test
    void itsWeeksAreToldTheLatestFirst() {
        List<LocalDate> weeks = DemoFeed.weeks(LocalDate.of(2026, 11, 27));
        assertThat(weeks).startsWith(LocalDate.of(2026, 11, 23), LocalDate.of(2026, 11, 16));
        assertThat(weeks.getLast()).isBetween(LocalDate.of(2025, 10, 17), LocalDate.of(2025, 10, 23));
        // That a week was told is written down at its last campaign.
        assertThat(weeks)
                .allSatisfy(monday ->
                        assertThat(SHOP.campaigns(monday, monday.plusDays(6))).isNotEmpty());
    }

    private static Map<String, @Nullable BigDecimal> kpis(LocalDate campaign) {
        return REFERENCE.kpis(
                Question.of(FIRST, LAST.plusDays(10)).withFilter(SourceFilter.campaign("demo-" + campaign)));
    }

    private static <E extends Event> Stream<E> of(Class<E> type) {
        return EVENTS.stream().filter(type::isInstance).map(type::cast);
    }
}
