package io.touchstone.source.ratecard.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.touchstone.problem.FieldError;
import io.touchstone.problem.ProblemException;
import io.touchstone.problem.ProblemType;
import io.touchstone.source.ratecard.ExchangeRates;
import io.touchstone.source.ratecard.MarketRates;
import io.touchstone.source.ratecard.Markup;
import io.touchstone.source.ratecard.Rate;
import io.touchstone.source.ratecard.RateCard;
import io.touchstone.source.ratecard.RateTier;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RateListCsvTest {

    private static final Currency USD = Currency.getInstance("USD");

    private static final String WIDE = """
            "Prices of one message, in dollars. They are
            effective July 1, 2026, everywhere.",,,,,,
            "A second line, of no meaning",,,,,,
            ,,,,,,
            Market,Currency,Marketing,Utility,Authentication,"Authentication-
            International",Service
            Atlantis,$US,0.0712,0.0250,0.0250,0.0900,n/a
            Rest of  Utopia & Arcadia,$US,"1,234.5",0,--,n/a,
            Other,$US,0.06,0.0077,0.0077,n/a,n/a
            ,,,,,,
            "* Subject to change, as all things are",,,,,,
            """;

    @Test
    void readsTheWideListAsItIsDownloaded() {
        RateList list = read(WIDE.replace("\n", "\r\n"), question("USD", null));
        RateCard card = list.card();
        assertThat(list.tiersAlone()).isFalse();
        assertThat(card.effectiveFrom()).isEqualTo("2026-07-01");
        assertThat(card.currency()).isEqualTo(USD);
        assertThat(card.markets()).containsOnlyKeys("atlantis", "rest of utopia and arcadia", "other");
        assertThat(rates(card, "atlantis").rates())
                .containsOnlyKeys("marketing", "utility", "authentication", "authentication_international");
        assertThat(price(card, "atlantis", "authentication_international")).isEqualByComparingTo("0.09");
        assertThat(price(card, "atlantis", "utility")).isEqualByComparingTo("0.025");
        assertThat(rates(card, "rest of utopia and arcadia").name()).isEqualTo("Rest of Utopia & Arcadia");
        assertThat(price(card, "rest of utopia and arcadia", "marketing")).isEqualByComparingTo("1234.5");
        assertThat(rates(card, "rest of utopia and arcadia").rates()).containsOnlyKeys("marketing", "utility");
    }

    @Test
    void theDateAskedForBeatsTheOneAboveTheList() {
        assertThat(read(WIDE, question("USD", "2026-08-01")).card().effectiveFrom())
                .isEqualTo("2026-08-01");
    }

    @Test
    void aListWithoutOneDateNeedsTheParameter() {
        String undated = WIDE.replace("July 1, 2026", "soon");
        assertThat(read(undated, question("USD", "2026-08-01")).card().effectiveFrom())
                .isEqualTo("2026-08-01");
        for (String text : List.of(undated, WIDE.replace("July 1, 2026", "July 1, 2026, and 2026-10-01"))) {
            ProblemException problem = refused(text, question("USD", null));
            assertThat(problem.type()).isEqualTo(ProblemType.INVALID_PARAMETER);
            assertThat(problem.errors()).extracting(FieldError::field).containsExactly("effective_from");
        }
    }

    @Test
    void namesEachLineThatCannotBeUsed() {
        String broken = WIDE.replace("0.0712", "much")
                .replace("0.0077,0.0077", "-1,0.00000001")
                .replace("Rest of  Utopia & Arcadia", "ATLANTIS");
        // The header breaks line 5, and the text above it line 1.
        assertThat(refused(broken, question("USD", null)).errors())
                .extracting(FieldError::field)
                .containsExactly("line 7, Marketing", "line 8, Utility", "line 9, Utility", "line 9, Authentication");
    }

    @Test
    void aListOfAnotherCurrencyIsRefusedAtItsFirstLine() {
        assertThat(refused(WIDE, question("EUR", null)).errors())
                .extracting(FieldError::field)
                .containsExactly("line 7, Currency");
    }

    @Test
    void anotherCurrencyThanTheWorkspacesNeedsExchangeRatesFromTheFirstDayOn() {
        CardQuestion question = new CardQuestion(USD, null, Currency.getInstance("EUR"));
        assertThat(refused(WIDE, question).errors())
                .extracting(FieldError::field)
                .containsExactly("exchange_rates");
        ExchangeRates late = rates("2026-07-02");
        assertThat(catchThrowableOfType(
                                ProblemException.class, () -> RateListCsv.read(WIDE, question, Markup.NONE, late))
                        .errors())
                .hasSize(1);
        assertThat(RateListCsv.read(WIDE, question, Markup.NONE, rates("2026-07-01"))
                        .card()
                        .exchangeRates()
                        .byDay())
                .hasSize(1);
    }

    @Test
    void whatIsNoListIsRefused() {
        for (String text : List.of("", "hello", "{\"rates\": []}", "a,b\n1,2\n", "Market,Currency\n\"open")) {
            assertThat(refused(text, question("USD", "2026-07-01")).type())
                    .as(text)
                    .isEqualTo(ProblemType.INVALID_BODY);
        }
        assertThat(refused("Market,Currency,Marketing\n", question("USD", "2026-07-01"))
                        .errors())
                .extracting(FieldError::field)
                .containsExactly("rates");
    }

    private static final String TIERS = """
            "Prices by volume",,,,,,,,,,,
            ,,Utility,,,,,Authentication,,,,
            ,,Messages per month,,What we charge,,,Messages per month,,What we charge,,
            "Market
            (per rate card)",Currency,From,To,Rate type,Rate,vs. List rate,From,To,Rate type,Rate,vs. List rate
            Atlantis,USD,0,"1,000",List rate,0.0250,0%,0,500,List rate,0.03,0%
            ,USD,"1,001","20,000",Tier rate,0.02,-20%,501,--,Tier rate,0.01,-66%
            ,USD,"20,001",--,Tier rate,0.015,-40%,n/a,n/a,n/a,n/a,n/a
            Utopia,USD,0,--,List rate,0.4,0%,n/a,n/a,n/a,n/a,n/a
            """;

    @Test
    void readsTheListOfTiersAndJoinsItWithTheOther() {
        RateList list = read(TIERS, question("USD", "2026-07-01"));
        assertThat(list.tiersAlone()).isTrue();
        assertThat(rates(list.card(), "atlantis").rates())
                .containsEntry(
                        "utility",
                        new Rate(
                                new BigDecimal("0.025"),
                                List.of(
                                        new RateTier(1_001, new BigDecimal("0.02")),
                                        new RateTier(20_001, new BigDecimal("0.015")))))
                .containsEntry(
                        "authentication",
                        new Rate(new BigDecimal("0.03"), List.of(new RateTier(501, new BigDecimal("0.01")))));
        RateCard joined = read(WIDE, question("USD", null)).card().with(list.card());
        assertThat(joined.markets()).containsOnlyKeys("atlantis", "rest of utopia and arcadia", "other", "utopia");
        assertThat(price(joined, "atlantis", "marketing")).isEqualByComparingTo("0.0712");
        assertThat(rate(joined, "atlantis", "utility").priceAfter(20_000)).isEqualByComparingTo("0.015");
        assertThat(rate(joined, "atlantis", "utility").priceAfter(19_999)).isEqualByComparingTo("0.02");
        assertThat(rate(joined, "atlantis", "utility").priceAfter(999)).isEqualByComparingTo("0.025");
    }

    @Test
    void tiersHaveABeginningAndNoneTwice() {
        assertThat(refused(TIERS.replace("USD,0,--", "USD,7,--"), question("USD", "2026-07-01"))
                        .errors())
                .extracting(FieldError::field)
                .containsExactly("line 9, From of Utility");
        assertThat(refused(TIERS.replace("20,001", "1,001"), question("USD", "2026-07-01"))
                        .errors())
                .extracting(FieldError::field)
                .containsExactly("line 8, From of Utility");
    }

    private static final String LONG = """
            effective_date,currency,market,category,rate
            2026-07-01,USD,Atlantis,marketing,0.07
            2026-10-01,USD,Atlantis,marketing,0.08
            2026-10-01,USD,Atlantis,authentication_international,0.09
            2026-10-01,EUR,Atlantis,marketing,0.06
            """;

    @Test
    void readsAListWithARowForEachPrice() {
        assertThat(price(read(LONG, question("USD", "2026-07-01")).card(), "atlantis", "marketing"))
                .isEqualByComparingTo("0.07");
        RateCard october = read(LONG, question("USD", "2026-10-01")).card();
        assertThat(rates(october, "atlantis").rates()).hasSize(2);
        RateCard euros = RateListCsv.read(
                        LONG,
                        new CardQuestion(Currency.getInstance("EUR"), null, Currency.getInstance("EUR")),
                        Markup.NONE,
                        ExchangeRates.NONE)
                .card();
        assertThat(euros.effectiveFrom()).isEqualTo("2026-10-01");
        assertThat(price(euros, "atlantis", "marketing")).isEqualByComparingTo("0.06");
    }

    @Test
    void ofSeveralDatesOneMustBeAskedFor() {
        for (CardQuestion question : List.of(question("USD", null), question("USD", "2026-08-01"))) {
            assertThat(refused(LONG, question).errors())
                    .extracting(FieldError::field)
                    .containsExactly("effective_from");
        }
        assertThat(refused(LONG, question("GBP", "2026-10-01")).errors())
                .extracting(FieldError::field)
                .containsExactly("line 1");
        assertThat(refused(LONG.replace("2026-07-01", "soon"), question("USD", null))
                        .errors())
                .extracting(FieldError::field)
                .contains("line 2, effective_date");
    }

    /** In a workspace of the card's currency. */
    private static CardQuestion question(String currency, @Nullable String from) {
        Currency of = Currency.getInstance(currency);
        return new CardQuestion(of, from == null ? null : LocalDate.parse(from), of);
    }

    private static RateList read(String text, CardQuestion question) {
        return RateListCsv.read(text, question, Markup.NONE, ExchangeRates.NONE);
    }

    private static ProblemException refused(String text, CardQuestion question) {
        return catchThrowableOfType(ProblemException.class, () -> read(text, question));
    }

    private static ExchangeRates rates(String from) {
        TreeMap<LocalDate, BigDecimal> byDay = new TreeMap<>();
        byDay.put(LocalDate.parse(from), new BigDecimal("0.9"));
        return new ExchangeRates(byDay);
    }

    private static MarketRates rates(RateCard card, String market) {
        return Objects.requireNonNull(card.markets().get(market));
    }

    private static Rate rate(RateCard card, String market, String category) {
        return Objects.requireNonNull(rates(card, market).rates().get(category));
    }

    private static BigDecimal price(RateCard card, String market, String category) {
        return rate(card, market, category).price();
    }
}
