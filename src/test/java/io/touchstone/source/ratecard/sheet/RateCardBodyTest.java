package io.touchstone.source.ratecard.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.touchstone.problem.FieldError;
import io.touchstone.problem.ProblemException;
import io.touchstone.problem.ProblemType;
import io.touchstone.source.ratecard.Rate;
import io.touchstone.source.ratecard.RateCard;
import io.touchstone.source.ratecard.RateTier;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RateCardBodyTest {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    private static final String CARD = """
            {
              "effective_from": "2026-07-01",
              "rates": [
                {"market": "Atlantis", "category": "Marketing", "price": 0.0712},
                {"market": "Atlantis", "category": "authentication-international", "price": "0.09"},
                {"market": "ATLANTIS", "category": "utility", "price": "0.0250",
                 "tiers": [{"from": 1001, "price": 0.02}, {"from": "20001", "price": "0.015"}]},
                {"market": "Other", "category": "marketing", "price": 0}
              ],
              "markup": {"per_message": "0.005", "percent": 7.5},
              "exchange_rates": [
                {"effective_from": "2026-07-01", "rate": "0.92"},
                {"effective_from": "2026-08-01", "rate": 0.9}
              ],
              "regions": {"KR": "atlantis"}
            }
            """;

    @Test
    void readsAWholeCard() {
        RateCard card = read(CARD, question(null));
        assertThat(card.effectiveFrom()).isEqualTo("2026-07-01");
        assertThat(card.markets()).containsOnlyKeys("atlantis", "other");
        assertThat(Objects.requireNonNull(card.markets().get("atlantis")).rates())
                .containsOnlyKeys("marketing", "authentication_international", "utility")
                .containsEntry(
                        "utility",
                        new Rate(
                                new BigDecimal("0.025"),
                                List.of(
                                        new RateTier(1_001, new BigDecimal("0.02")),
                                        new RateTier(20_001, new BigDecimal("0.015")))));
        assertThat(card.markup().on(new BigDecimal("0.1"))).isEqualByComparingTo("0.1125");
        assertThat(card.exchangeRates().on(LocalDate.parse("2026-07-31")))
                .hasValueSatisfying(rate -> assertThat(rate).isEqualByComparingTo("0.92"));
        assertThat(card.exchangeRates().on(LocalDate.parse("2026-08-01")))
                .hasValueSatisfying(rate -> assertThat(rate).isEqualByComparingTo("0.9"));
        assertThat(card.regions()).containsEntry("KR", "atlantis");
    }

    @Test
    void aCardIsWrittenAsItIsRead() throws JsonProcessingException {
        RateCard card = read(CARD, question(null));
        String written = JSON.writeValueAsString(RateCardBody.of(card));
        assertThat(written).contains("0.0712").contains("\"per_message\"").doesNotContain("E-");
        assertThat(read(written, question(null))).isEqualTo(card);
    }

    @Test
    void namesEveryFieldThatCannotBeUsed() {
        assertThat(fields("""
                        {"effective_from": "1 July",
                         "rates": [
                           null,
                           {"category": "marketing", "price": 1},
                           {"market": "A", "category": " ", "price": 1},
                           {"market": "A", "category": "utility"},
                           {"market": "A", "category": "utility", "price": -1},
                           {"market": "A", "category": "utility", "price": "0.0000001"},
                           {"market": "A", "category": "utility", "price": "1e3"},
                           {"market": "A", "category": "utility", "price": 1000000000000},
                           {"market": "A", "category": "utility", "price": true},
                           {"market": "A", "category": "utility", "price": 1,
                            "tiers": [{"from": 1, "price": 1}, {"from": 5, "price": null}, {"from": 4, "price": 1}, {"from": 6.5, "price": 1}]},
                           {"market": "a ", "category": "UTILITY", "price": 2}
                         ],
                         "markup": {"per_message": "x", "percent": 1000},
                         "exchange_rates": [{"effective_from": "2026-07-01", "rate": 0}, {"rate": 1},
                           {"effective_from": "2026-07-01", "rate": 1}, {"effective_from": "2026-07-01", "rate": 2}],
                         "regions": {"kr": "A", "KR": "B", "JP": null}}
                        """))
                .containsExactly(
                        "effective_from",
                        "rates[0]",
                        "rates[1].market",
                        "rates[2].category",
                        "rates[3].price",
                        "rates[4].price",
                        "rates[5].price",
                        "rates[6].price",
                        "rates[7].price",
                        "rates[8].price",
                        "rates[9].tiers[0].from",
                        "rates[9].tiers[1].price",
                        "rates[9].tiers[2].from",
                        "rates[9].tiers[3].from",
                        "rates[10]",
                        "markup.per_message",
                        "markup.percent",
                        "exchange_rates[0].rate",
                        "exchange_rates[1].effective_from",
                        "exchange_rates[3].effective_from",
                        "regions.kr",
                        "regions.KR",
                        "regions.JP");
    }

    @Test
    void theDateIsTheBodysOrTheParameters() {
        String undated = CARD.replace("\"effective_from\": \"2026-07-01\",\n  \"rates\"", "\"rates\"");
        assertThat(read(undated, question("2026-07-15")).effectiveFrom()).isEqualTo("2026-07-15");
        assertThat(read(CARD, question("2026-07-01")).effectiveFrom()).isEqualTo("2026-07-01");
        for (ProblemException problem :
                List.of(refused(undated, question(null)), refused(CARD, question("2026-07-15")))) {
            assertThat(problem.type()).isEqualTo(ProblemType.INVALID_PARAMETER);
            assertThat(problem.errors()).extracting(FieldError::field).containsExactly("effective_from");
        }
    }

    @Test
    void aCardInAnotherCurrencyNeedsExchangeRatesFromItsFirstDayOn() {
        String later = CARD.replace("{\"effective_from\": \"2026-07-01\", \"rate\": \"0.92\"},", "");
        assertThat(refused(later, question(null)).errors())
                .extracting(FieldError::field)
                .containsExactly("exchange_rates");
    }

    @Test
    void aPriceThatNoEventCanHaveOnceConvertedIsRefused() {
        String dear = CARD.replace("\"price\": 0}", "\"price\": 999999999999}").replace("0.92", "2");
        assertThat(refused(dear, question(null)).errors())
                .extracting(FieldError::field)
                .containsExactly("rates");
    }

    @Test
    void anEmptyCardIsNone() {
        assertThat(
                        fields(
                                "{\"effective_from\": \"2026-07-01\", \"exchange_rates\": [{\"effective_from\": \"2026-07-01\", \"rate\": 1}]}"))
                .containsExactly("rates");
    }

    private static CardQuestion question(@Nullable String from) {
        return new CardQuestion(
                Currency.getInstance("USD"), from == null ? null : LocalDate.parse(from), Currency.getInstance("EUR"));
    }

    private static RateCard read(String json, CardQuestion question) {
        try {
            return JSON.readValue(json, RateCardBody.class).toCard(question);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ProblemException refused(String json, CardQuestion question) {
        return catchThrowableOfType(ProblemException.class, () -> read(json, question));
    }

    private static List<String> fields(String json) {
        return refused(json, question(null)).errors().stream()
                .map(FieldError::field)
                .toList();
    }
}
