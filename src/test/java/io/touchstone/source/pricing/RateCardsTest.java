package io.touchstone.source.pricing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.touchstone.Api;
import io.touchstone.Worlds;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
class RateCardsTest {

    private static final String CARD = """
            {"effective_from": "2026-07-01",
             "rates": [
               {"market": "France", "category": "Marketing", "price": 0.0859},
               {"market": "France", "category": "utility", "price": "0.0300", "tiers": [{"from": 100001, "price": "0.0285"}]},
               {"market": "Other", "category": "marketing", "price": "0.0604"}],
             "markup": {"per_message": "0.005"},
             "regions": {"KR": "France"}}
            """;

    /** In the form of Meta's: a line break within a cell, and a date among the words above. */
    private static final String LIST = """
            "Prices of one message, effective July 1, 2026",,,,\r
            ,,,,\r
            Market,Currency,Marketing,"Authentication-
            International",Service\r
            France,EUR,0.0859,n/a,n/a\r
            Rest of Africa,EUR,"1,000.5",0.02,n/a\r
            """;

    private static final String TIERS = """
            ,,Marketing,,,\r
            ,,Messages per month,,,\r
            Market,Currency,From,To,Rate type,Rate\r
            France,EUR,0,"100,000",List rate,0.0859\r
            ,EUR,"100,001",--,Tier rate,0.08\r
            """;

    @Inject
    MessagePricing pricing;

    private CostWorld world() {
        return new CostWorld(pricing, "EUR");
    }

    private static JsonNode card(CostWorld world, String parameters) {
        return Worlds.get(world.key(), "/v1/rate-cards/EUR" + parameters, Map.of());
    }

    @Test
    void aCardIsAnsweredAsItIsKeptAndCanBePutAgain() {
        CostWorld world = world();
        world.put("EUR", CARD).statusCode(200).body("markets", equalTo(2)).body("prices", equalTo(3));
        JsonNode card = card(world, "").path("card");
        assertThat(card.toString())
                .isEqualTo("{\"effective_from\":\"2026-07-01\",\"rates\":["
                        + "{\"market\":\"France\",\"category\":\"marketing\",\"price\":0.0859,\"tiers\":[]},"
                        + "{\"market\":\"France\",\"category\":\"utility\",\"price\":0.03,"
                        + "\"tiers\":[{\"from\":100001,\"price\":0.0285}]},"
                        + "{\"market\":\"Other\",\"category\":\"marketing\",\"price\":0.0604,\"tiers\":[]}],"
                        + "\"markup\":{\"per_message\":0.005,\"percent\":0},\"exchange_rates\":[],"
                        + "\"regions\":{\"KR\":\"France\"}}");
        world.put("EUR", card.toString()).statusCode(200);
        assertThat(card(world, "").path("card")).isEqualTo(card);
    }

    @Test
    void theOneBegunLastIsShownUnlessADayIsAskedFor() {
        CostWorld world = world();
        world.put("EUR", "2026-07-01", "Other marketing 1");
        world.put("EUR", "2026-10-01", "Other marketing 2");
        world.put("EUR", "2026-01-01", "Other marketing 3");
        assertThat(card(world, "").path("effective_from").asText()).isEqualTo("2026-10-01");
        assertThat(card(world, "?effective_from=2026-07-01")
                        .at("/card/rates/0/price")
                        .decimalValue())
                .isEqualByComparingTo("1");
        Api.as(world.key())
                .get("/v1/rate-cards/EUR?effective_from=2026-07-02")
                .then()
                .statusCode(404);
        Api.as(world.key()).get("/v1/rate-cards/USD").then().statusCode(404);
        assertThat(Worlds.get(world.key(), "/v1/rate-cards", Map.of()).path("cards"))
                .extracting(card -> card.path("effective_from").asText())
                .containsExactly("2026-10-01", "2026-07-01", "2026-01-01");
    }

    @Test
    void anAnswerThatIsKnownIsNotSentAgain() {
        CostWorld world = world();
        world.put("EUR", CARD);
        for (String path : new String[] {"/v1/rate-cards", "/v1/rate-cards/EUR"}) {
            String tag = Api.as(world.key()).get(path).header("ETag");
            Api.as(world.key()).header("If-None-Match", tag).get(path).then().statusCode(304);
            world.put("EUR", CARD.replace("0.0604", "0.0605"));
            Api.as(world.key()).header("If-None-Match", tag).get(path).then().statusCode(200);
        }
    }

    @Test
    void aListIsTakenAsItIsDownloaded() {
        CostWorld world = world();
        world.putList("EUR", "?markup_percent=10&markup_per_message=0.001", "\uFEFF" + LIST)
                .statusCode(200)
                .body("effective_from", equalTo("2026-07-01"))
                .body("markets", equalTo(2))
                .body("prices", equalTo(3))
                .body("card.rates.category", contains("marketing", "marketing", "authentication_international"));
        JsonNode markup = card(world, "").at("/card/markup");
        assertThat(markup.path("percent").decimalValue()).isEqualByComparingTo("10");
        assertThat(markup.path("per_message").decimalValue()).isEqualByComparingTo("0.001");
        world.putList("EUR", "?effective_from=2026-08-01", LIST)
                .statusCode(200)
                .body("effective_from", equalTo("2026-08-01"));
    }

    @Test
    void aListOfTiersJoinsTheListOfItsDay() {
        CostWorld world = world();
        world.putList("EUR", "?effective_from=2026-07-01", TIERS)
                .statusCode(409)
                .body("detail", containsString("put that one first"));
        world.putList("EUR", "?markup_percent=10", LIST).statusCode(200);
        world.putList("EUR", "?effective_from=2026-07-01&markup_percent=10", TIERS)
                .statusCode(400)
                .body("errors.field", contains("markup_percent"));
        world.putList("EUR", "?effective_from=2026-07-01", TIERS)
                .statusCode(200)
                .body("prices", equalTo(3))
                .body("card.rates[0].tiers", hasSize(1));
        assertThat(card(world, "").at("/card/markup/percent").decimalValue()).isEqualByComparingTo("10");
    }

    @Test
    void namesWhatIsWrongAsTheClientWroteIt() {
        CostWorld world = world();
        world.put("EUR", CARD.replace("\"effective_from\": \"2026-07-01\",", ""))
                .statusCode(400)
                .body("errors.field", contains("effective_from"));
        world.putList("EUR", "", LIST.replace("July 1, 2026", "soon"))
                .statusCode(400)
                .body("errors.field", contains("effective_from"));
        world.put("EUR", CARD.replace("0.0859", "-1").replace("\"KR\"", "\"korea\""))
                .statusCode(400)
                .body("errors.field", contains("rates[0].price", "regions.ko…"));
        world.put("EUR", CARD.replace("rates", "rate")).statusCode(400).body("errors.field", contains("rate"));
        world.put("EUR", "[]").statusCode(400);
        world.put("EUR", "{").statusCode(400);
        world.put("EURO", CARD).statusCode(400).body("errors.field", contains("currency"));
        world.putList("EUR", "", LIST.replace("0.02", "two"))
                .statusCode(400)
                .body("errors.field[0]", startsWith("line 6, Authentication"));
        world.putList("EUR", "", "Market;Currency;Marketing").statusCode(400);
        world.putList("EUR", "?markup_percent=much&effective_from=2026-07-01", LIST)
                .statusCode(400)
                .body("errors.field", contains("markup_percent"));
        world.putList("EUR", "?effective_from=1.7.2026", LIST)
                .statusCode(400)
                .body("errors.field", contains("effective_from"));
        Api.as(world.key())
                .body(CARD)
                .put("/v1/rate-cards/EUR?markup_percent=10&exchange_rate=1")
                .then()
                .statusCode(400)
                .body("errors.field", contains("markup_percent", "exchange_rate"));
        Api.as(world.key())
                .body(CARD)
                .put("/v1/rate-cards/EUR?effective_from=2026-08-01")
                .then()
                .statusCode(400)
                .body("errors.field", contains("effective_from"));
        assertThat(Worlds.get(world.key(), "/v1/rate-cards", Map.of()).path("cards"))
                .isEmpty();
    }

    @Test
    void aCardInAnotherCurrencyNeedsAnExchangeRate() {
        CostWorld world = world();
        world.put("USD", CARD).statusCode(400).body("errors.field", contains("exchange_rates"));
        String dollars = LIST.replace("EUR", "$US");
        world.putList("USD", "", dollars).statusCode(400).body("errors.field", contains("exchange_rate"));
        world.putList("USD", "?exchange_rate=0.92", dollars)
                .statusCode(200)
                .body("card.exchange_rates.effective_from", contains("2026-07-01"));
        world.putList("EUR", "?exchange_rate=0.92", LIST)
                .statusCode(400)
                .body("errors.field", contains("exchange_rate"));
        world.putList("EUR", "", dollars).statusCode(400).body("errors.field", hasItem("line 5, Currency"));
    }

    @Test
    void aCardPutByMistakeIsDeleted() {
        CostWorld world = world();
        world.put("EUR", CARD);
        String path = "/v1/rate-cards/EUR";
        Api.as(world.key()).delete(path + "/july").then().statusCode(400).body("errors.field", contains("day"));
        Api.as(world.key()).delete(path + "/2026-07-02").then().statusCode(404);
        Api.as(world.key()).delete(path + "/2026-07-01").then().statusCode(204);
        Api.as(world.key()).delete(path + "/2026-07-01").then().statusCode(404);
        Api.as(world.key()).get("/v1/rate-cards").then().body("cards", empty());
    }

    @Test
    void thereIsAnEndToWhatIsKept() {
        CostWorld world = world();
        StringBuilder rates = new StringBuilder();
        for (int market = 0; market < 500; market++) {
            for (int category = 0; category < 20; category++) {
                rates.append("market with a long name %d,category with a long name %d,0.123456\n"
                        .formatted(market, category));
            }
        }
        String most = "market,category,rate\n" + rates;
        int status = 200;
        for (int month = 1; month <= 12 && status == 200; month++) {
            status = world.putList("EUR", "?effective_from=2026-%02d-01".formatted(month), most)
                    .extract()
                    .statusCode();
        }
        assertThat(status).isEqualTo(409);
        world.putList("EUR", "?effective_from=2020-01-01", most + "one more,marketing,1\n")
                .statusCode(400);
        world.putList("EUR", "?effective_from=2020-01-01", most + "x".repeat(1 << 20))
                .statusCode(413);
    }
}
