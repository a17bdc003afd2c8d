package io.touchstone.source.pricing;

import static io.touchstone.source.pricing.CostWorld.charge;
import static io.touchstone.source.pricing.CostWorld.delivered;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.junit.QuarkusTest;
import io.touchstone.source.Part;
import io.touchstone.source.ratecard.PricedStatus;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class RepricingTest {

    private static final String PARIS = "+33612345678";

    /** At 22:59 in UTC it is a minute to midnight in Berlin. */
    private static final List<Part.Charge> DAYS = List.of(
            delivered("d9", "2026-03-09T22:59:00Z", PARIS, "marketing"),
            delivered("d10", "2026-03-09T23:00:00Z", PARIS, "marketing"),
            delivered("d12", "2026-03-12T22:59:00Z", PARIS, "marketing"),
            delivered("d13", "2026-03-12T23:00:00Z", PARIS, "marketing"),
            charge("free", "2026-03-11T10:00:00Z", true, PARIS, null, "marketing", "free_entry_point"));

    @Inject
    MessagePricing pricing;

    @Test
    void messagesOfBeforeTheirCardAreFreeOfCostUntilTheyArePricedAgain() {
        CostWorld world = new CostWorld(pricing, "EUR");
        world.receive(DAYS);
        world.costs("0");
        world.put("EUR", "2026-03-01", "France marketing 0.10");
        world.receive(DAYS);
        world.costs("0");
        world.reprice("EUR", "2026-03-01", "2026-03-31")
                .statusCode(200)
                .body("messages", equalTo(5))
                .body("repriced", equalTo(4))
                .body("without_price", equalTo(0));
        world.costs("0.40");
    }

    @Test
    void aCorrectedListHoldsForTheLocalDaysAskedForAlone() {
        CostWorld world = new CostWorld(pricing, "EUR");
        world.put("EUR", "2026-03-01", "France marketing 0.10");
        world.receive(DAYS);
        world.costs("0.40");
        world.put("EUR", "2026-03-01", "France marketing 0.15");
        world.costs("0.40");
        world.reprice("EUR", "2026-03-10", "2026-03-12")
                .statusCode(200)
                .body("messages", equalTo(3))
                .body("repriced", equalTo(2));
        world.costs("0.50");
        world.reprice("EUR", "2026-03-10", "2026-03-12")
                .statusCode(200)
                .body("messages", equalTo(3))
                .body("repriced", equalTo(0));
        world.costs("0.50");
        world.put("EUR", "2026-03-01", "France marketing 0.10");
        world.reprice("EUR", "2026-03-10", "2026-03-12").statusCode(200).body("repriced", equalTo(2));
        world.costs("0.40");
    }

    @Test
    void anotherWorkspaceKeepsItsPrices() {
        CostWorld one = new CostWorld(pricing, "EUR");
        CostWorld other = new CostWorld(pricing, "EUR");
        for (CostWorld world : List.of(one, other)) {
            world.put("EUR", "2026-03-01", "France marketing 0.10");
            world.receive(DAYS);
            world.put("EUR", "2026-03-01", "France marketing 0.15");
        }
        one.reprice("EUR", "2026-03-01", "2026-03-31").statusCode(200);
        one.costs("0.60");
        other.costs("0.40");
    }

    @Test
    void whatARunSavedAndDidNotGetToTellIsToldByTheNext() {
        CostWorld world = new CostWorld(pricing, "EUR");
        world.receive(DAYS);
        world.put("EUR", "2026-03-01", "France marketing 0.10");
        // Priced, but its events never came to be stored.
        pricing.price(
                world.id(),
                "connection",
                CostWorld.BERLIN,
                List.of(new PricedStatus(
                        "d12",
                        Instant.parse("2026-03-12T10:00:00Z"),
                        true,
                        "FR",
                        "marketing",
                        "regular",
                        null,
                        "PMP")));
        world.costs("0");
        world.reprice("EUR", "2026-03-12", "2026-03-12").statusCode(200).body("repriced", equalTo(0));
        world.costs("0.10");
    }

    /** More than one chunk of them, of one second: three at 5 cents, those up to the 1,200th at 3, one at 2, whatever came first. */
    @Test
    void aMonthWithTiersIsCountedThroughInTheOrderOfDelivery() {
        CostWorld world = new CostWorld(pricing, "EUR");
        world.put("EUR", """
                        {"effective_from": "2026-03-01", "rates": [{"market": "France", "category": "utility", "price": "0.05",
                         "tiers": [{"from": 4, "price": "0.03"}, {"from": 1201, "price": "0.02"}]}]}
                        """).statusCode(200);
        List<Part.Charge> charges = new ArrayList<>();
        for (int number = 0; number < 1_201; number++) {
            charges.add(delivered("t" + number, "2026-03-20T10:00:00Z", PARIS, "utility"));
        }
        // Of the month before in Berlin, and of the next: neither counts.
        charges.add(delivered("before", "2026-02-28T22:59:59Z", PARIS, "utility"));
        charges.add(delivered("after", "2026-03-31T22:00:00Z", PARIS, "utility"));
        Collections.shuffle(charges, new Random(7));
        world.receive(charges);
        // All at the first price, but "before", which has no card.
        world.costs("60.10");
        world.reprice("EUR", "2026-03-01", "2026-03-31")
                .statusCode(200)
                .body("messages", equalTo(1_201))
                .body("repriced", equalTo(1_198));
        // 3 * 0.05 + 1197 * 0.03 + 1 * 0.02 + 0.05 of April
        world.costs("36.13");
        world.reprice("EUR", "2026-03-20", "2026-03-20").statusCode(200).body("repriced", equalTo(0));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-10, 2026-03-09, to",
        "2026-03-10, 2027-03-11, to",
        "2026-3-1, 2026-03-09, from",
        "2026-02-30, 2026-03-09, from",
        "2026-03-01, soon, to"
    })
    void refusesDaysThatCannotBe(String from, String to, String field) {
        CostWorld world = new CostWorld(pricing, "EUR");
        world.reprice("EUR", from, to).statusCode(400).body("errors.field", hasItem(field));
    }

    @Test
    void thereIsNothingToPriceByWithoutACard() {
        CostWorld world = new CostWorld(pricing, "EUR");
        world.reprice("EUR", "2026-03-01", "2026-03-31").statusCode(404);
        world.reprice("euro", "2026-03-01", "2026-03-31").statusCode(400).body("errors.field", hasItem("currency"));
    }
}
