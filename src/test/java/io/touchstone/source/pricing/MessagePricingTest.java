package io.touchstone.source.pricing;

import static io.touchstone.source.pricing.CostWorld.charge;
import static io.touchstone.source.pricing.CostWorld.delivered;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.touchstone.Worlds;
import io.touchstone.event.Event.MessagePriced;
import io.touchstone.source.Part;
import io.touchstone.source.ratecard.PricedStatus;
import io.touchstone.sql.CountedStatements;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** What messages cost, from what a platform tells of them to the KPIs. Its account is in Berlin, an hour before UTC in March. */
@QuarkusTest
class MessagePricingTest {

    private static final String PARIS = "+33612345678";
    private static final String BERLIN = "+4915112345678";

    private static final List<Part.Charge> MONTH = List.of(
            // 0.0859 in March of France, by the old list: 23:59 of the 14th in Berlin.
            delivered("m1", "2026-03-14T22:59:00Z", PARIS, "marketing"),
            charge("m1", "2026-03-15T07:00:00Z", false, PARIS, null, "marketing", "regular"),
            // 0.0800 by the new one: a minute later it is the 15th.
            delivered("m2", "2026-03-14T23:00:00Z", PARIS, "marketing"),
            // 0.1131 and then 0.1200 in Germany.
            delivered("m3", "2026-03-10T10:00:00Z", BERLIN, "marketing"),
            delivered("m4", "2026-03-20T10:00:00Z", BERLIN, "marketing"),
            // 0.0550 in Germany, only known by its reading.
            charge("m5", "2026-03-10T10:00:00Z", false, BERLIN, null, "utility", "regular"),
            // 0.0625 in Brazil, told by the user id alone.
            charge("m6", "2026-03-20T10:00:00Z", true, null, "BR.13491208655302741918", "Marketing", "regular"),
            // Nothing: it is free.
            charge("m7", "2026-03-20T10:00:00Z", true, PARIS, null, "utility", "free_customer_service"),
            // No price: the list has none of that category.
            delivered("m8", "2026-03-20T10:00:00Z", PARIS, "general_purpose_ai"));

    /** 0.0859 + 0.0800 + 0.1131 + 0.1200 + 0.0550 + 0.0625 */
    private static final String BY_HAND = "0.5165";

    @Inject
    MessagePricing pricing;

    private CostWorld world() {
        CostWorld world = new CostWorld(pricing, "EUR");
        world.put(
                "EUR",
                "2026-03-01",
                "France marketing 0.0859",
                "Germany marketing 0.1131",
                "Germany utility 0.0550",
                "Brazil marketing 0.0600");
        world.put(
                "EUR",
                "2026-03-15",
                "France marketing 0.0800",
                "Germany marketing 0.1200",
                "Germany utility 0.0560",
                "Brazil marketing 0.0625");
        return world;
    }

    @Test
    void aListThatChangesInMidMonthGivesTheCostThatIsAddedUpByHand() {
        CostWorld world = world();
        world.receive(MONTH);
        world.costs(BY_HAND);
    }

    @Test
    void anyOrderAndRepetitionComesToTheSame() {
        for (int seed = 0; seed < 10; seed++) {
            List<Part.Charge> shuffled = new ArrayList<>(MONTH);
            shuffled.addAll(MONTH.subList(0, 5));
            Random random = new Random(seed);
            Collections.shuffle(shuffled, random);
            CostWorld world = world();
            for (int from = 0; from < shuffled.size(); ) {
                int to = Math.min(shuffled.size(), from + 1 + random.nextInt(4));
                world.receive(shuffled.subList(from, to));
                from = to;
            }
            assertThat(world.cost()).as("seed %s", seed).isEqualByComparingTo(BY_HAND);
        }
    }

    @Test
    void anotherWorkspaceWithTheSameMessagesHasItsOwnCards() {
        CostWorld one = world();
        CostWorld other = new CostWorld(pricing, "EUR");
        other.put("EUR", "2026-03-01", "Other marketing 1");
        one.receive(MONTH);
        // m1 to m4 and m6
        other.receive(MONTH);
        one.costs(BY_HAND);
        other.costs("5");
    }

    @Test
    void whatWasSaidIsSaidAgainSoThatABreakBetweenTheTwoStoresLosesNothing() {
        CostWorld world = world();
        List<PricedStatus> statuses = MessagePricing.statuses(List.copyOf(MONTH));
        List<MessagePriced> first = List.copyOf(pricing.price(world.id(), "connection", CostWorld.BERLIN, statuses)
                .values());
        assertThat(first).extracting(MessagePriced::messageId).containsExactly("m1", "m2", "m3", "m4", "m5", "m6");
        assertThat(pricing.price(world.id(), "connection", CostWorld.BERLIN, statuses)
                        .values())
                .extracting(MessagePriced::id)
                .containsExactlyElementsOf(first.stream().map(MessagePriced::id).toList());
        world.receive(MONTH);
        world.costs(BY_HAND);
    }

    @Test
    void aCardInAnotherCurrencyPricesByTheRateOfTheDay() {
        CostWorld world = new CostWorld(pricing, "EUR");
        world.put("USD", """
                        {"effective_from": "2026-03-01",
                         "rates": [{"market": "France", "category": "marketing", "price": 0.1}],
                         "markup": {"per_message": "0.01", "percent": 10},
                         "exchange_rates": [{"effective_from": "2026-03-01", "rate": 0.9},
                                            {"effective_from": "2026-03-15", "rate": 0.8}]}
                        """).statusCode(200);
        world.receive(MONTH);
        // Twelve cents at 0.9, and at 0.8.
        world.costs("0.204");
    }

    @Test
    void tellsWhyMessagesHaveNoPrice() {
        CostWorld world = new CostWorld(pricing, "EUR");
        world.receive(MONTH);
        assertThat(Worlds.get(world.key(), "/v1/rate-cards", Map.of()).at("/without_price/messages"))
                .as("all of them are of days long past")
                .isEmpty();
        world.put("EUR", "2026-03-01", "France utility 1");
        String now = Instant.now().toString();
        world.receive(List.of(
                delivered("n1", now, PARIS, "marketing"),
                delivered("n2", now, PARIS, "marketing"),
                delivered("n3", now, BERLIN, "utility"),
                charge("n4", now, true, PARIS, null, "utility", "barter"),
                charge("n5", now, true, PARIS, null, "utility", "free_entry_point")));
        assertThat(Worlds.get(world.key(), "/v1/rate-cards", Map.of())
                        .at("/without_price/messages")
                        .toString())
                .isEqualTo("[{\"reason\":\"no_rate\",\"category\":\"marketing\",\"messages\":2},"
                        + "{\"reason\":\"unknown_type\",\"category\":\"utility\",\"messages\":1},"
                        + "{\"reason\":\"no_market\",\"category\":\"utility\",\"messages\":1}]");
    }

    /** Several instances, and several connections of one, are told of the same messages at once. */
    @RepeatedTest(3)
    void whoeverIsToldAtOnceSaysNoPriceTwice() throws Exception {
        CostWorld world = world();
        List<Part.Charge> charges = new ArrayList<>();
        for (int number = 0; number < 200; number++) {
            charges.add(delivered("c" + number, "2026-03-14T22:00:00Z", PARIS, "marketing"));
            charges.add(charge("c" + number, "2026-03-15T10:00:00Z", false, PARIS, null, "marketing", "regular"));
        }
        Set<String> last = new HashSet<>();
        try (ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Map<String, MessagePriced>>> calls = new ArrayList<>();
            for (int seed = 0; seed < 6; seed++) {
                List<Part.Charge> shuffled = new ArrayList<>(charges);
                Collections.shuffle(shuffled, new Random(seed));
                calls.add(() -> pricing.price(
                        world.id(),
                        "connection",
                        CostWorld.BERLIN,
                        MessagePricing.statuses(List.copyOf(shuffled.subList(0, 300)))));
            }
            for (Future<Map<String, MessagePriced>> call : senders.invokeAll(calls)) {
                call.get();
            }
        }
        Map<String, MessagePriced> stand = pricing.price(
                world.id(), "connection", CostWorld.BERLIN, MessagePricing.statuses(List.copyOf(charges)));
        stand.values()
                .forEach(event -> last.add(event.messageId() + " "
                        + event.cost().money().amount().stripTrailingZeros().toPlainString()));
        assertThat(last).hasSize(200).allMatch(said -> said.endsWith(" 0.0859"));
    }

    @Test
    void nothingToldIsNoWork() {
        CostWorld world = world();
        assertThat(CountedStatements.during(() -> pricing.price(world.id(), "connection", CostWorld.BERLIN, List.of())))
                .isZero();
    }

    @Test
    void aThousandStatusesTakeTheStatementsOfOneAndRepeatedOnesTwo() {
        CostWorld world = world();
        pricing.price(world.id(), "connection", CostWorld.BERLIN, statuses("warm", 1));
        long one = CountedStatements.during(
                () -> pricing.price(world.id(), "connection", CostWorld.BERLIN, statuses("one", 1)));
        assertThat(CountedStatements.during(
                        () -> pricing.price(world.id(), "connection", CostWorld.BERLIN, statuses("many", 1_000))))
                .isEqualTo(one);
        assertThat(CountedStatements.during(
                        () -> pricing.price(world.id(), "connection", CostWorld.BERLIN, statuses("many", 1_000))))
                .isEqualTo(2);
    }

    private static List<PricedStatus> statuses(String name, int count) {
        return MessagePricing.statuses(IntStream.range(0, count)
                .<Part>mapToObj(number -> delivered(name + number, "2026-03-20T10:00:00Z", PARIS, "marketing"))
                .toList());
    }
}
