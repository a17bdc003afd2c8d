package io.touchstone.source.ratecard;

import static io.touchstone.source.ratecard.Cards.EUR;
import static io.touchstone.source.ratecard.Cards.USD;
import static io.touchstone.source.ratecard.Statuses.charged;
import static io.touchstone.source.ratecard.Statuses.delivered;
import static org.assertj.core.api.Assertions.assertThat;

import io.touchstone.event.Money;
import io.touchstone.time.LocalCalendar;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PriceBookTest {

    private static final RateCard MARCH = Cards.of(
            EUR,
            "2026-03-01",
            "France marketing 0.1234",
            "France utility 0.02",
            "Rest_of_Africa marketing 0.0201",
            "Other marketing 0.05",
            "Other service 0");

    private static final RateCard MID_MARCH = Cards.of(
            EUR,
            "2026-03-15",
            "France marketing 0.1111",
            "Rest_of_Africa marketing 0.0202",
            "Kenya marketing 0.03",
            "Other marketing 0.06");

    @Test
    void aChangeInMidMonthThreeMarketsAndAUserWithoutAPhoneComeToTheSumByHand() {
        PriceBook book = book("Europe/Paris", MARCH, MID_MARCH);
        BigDecimal sum = cost(book, delivered("1", "2026-03-14T12:00:00Z", "FR", "marketing")) // 0.1234
                // 23:30 on the 14th in Paris, and half past midnight on the 15th.
                .add(cost(book, delivered("2", "2026-03-14T22:30:00Z", "FR", "marketing"))) // 0.1234
                .add(cost(book, delivered("3", "2026-03-14T23:30:00Z", "FR", "marketing"))) // 0.1111
                .add(cost(book, delivered("4", "2026-03-02T12:00:00Z", "KE", "marketing"))) // 0.0201
                .add(cost(book, delivered("5", "2026-03-20T12:00:00Z", "KE", "marketing"))) // 0.03
                .add(cost(book, delivered("6", "2026-03-20T12:00:00Z", "GH", "marketing"))) // 0.0202
                .add(cost(
                        book,
                        delivered(
                                "7",
                                "2026-03-20T12:00:00Z",
                                RecipientRegion.of(null, "FR.1349120").orElseThrow(),
                                "marketing"))) // 0.1111
                .add(cost(book, delivered("8", "2026-03-20T12:00:00Z", null, "marketing"))); // 0.06
        assertThat(sum).isEqualByComparingTo("0.5993");
    }

    @Test
    void theDayIsThatOfTheAccountsTimeZone() {
        PricedStatus status = delivered("m", "2026-03-14T23:30:00Z", "FR", "marketing");
        assertThat(cost(book("Europe/Paris", MARCH, MID_MARCH), status)).isEqualByComparingTo("0.1111");
        assertThat(cost(book("America/New_York", MARCH, MID_MARCH), status)).isEqualByComparingTo("0.1234");
    }

    @Test
    void aMarketThatACardHasUnderACountrysNameBeatsTheGroupsOfTheMap() {
        PriceBook book = book("UTC", MARCH, MID_MARCH);
        assertThat(cost(book, delivered("m", "2026-03-14T12:00:00Z", "KE", "marketing")))
                .isEqualByComparingTo("0.0201");
        assertThat(cost(book, delivered("m", "2026-03-15T12:00:00Z", "KE", "marketing")))
                .isEqualByComparingTo("0.03");
    }

    @Test
    void aCardSaysOtherwiseThanTheMapWhereItNamesTheRegion() {
        RateCard card = new RateCard(
                EUR, MARCH.effectiveFrom(), MARCH.markets(), Markup.NONE, ExchangeRates.NONE, Map.of("KE", "France"));
        assertThat(cost(book("UTC", card), delivered("m", "2026-03-14T12:00:00Z", "KE", "marketing")))
                .isEqualByComparingTo("0.1234");
    }

    @ParameterizedTest
    @CsvSource({
        "marketing_lite, 0.1234",
        "marketing-lite, 0.1234",
        "MARKETING, 0.1234",
        "marketing_lite_dynamic, 0.1234",
        "group_marketing, 0.1234",
        "group_marketing_lite, 0.1234",
        "group_utility, 0.02"
    })
    void aKindOfACategoryHasItsPrice(String category, BigDecimal price) {
        assertThat(cost(book("UTC", MARCH), delivered("m", "2026-03-02T12:00:00Z", "FR", category)))
                .isEqualByComparingTo(price);
    }

    @Test
    void aRateOfNothingIsAPrice() {
        assertThat(cost(book("UTC", MARCH), delivered("m", "2026-03-02T12:00:00Z", null, "service")))
                .isEqualByComparingTo("0");
    }

    @Test
    void saysWhyThereIsNoPrice() {
        PriceBook book = book("UTC", MARCH);
        assertThat(why(book, delivered("m", "2026-02-28T23:59:59Z", "FR", "marketing")))
                .isEqualTo(Price.Why.NO_CARD);
        assertThat(why(book, delivered("m", "2026-03-02T12:00:00Z", "FR", "general_purpose_ai")))
                .isEqualTo(Price.Why.NO_RATE);
        // A price of the category elsewhere is none of France's.
        assertThat(why(book, delivered("m", "2026-03-02T12:00:00Z", "FR", "service")))
                .isEqualTo(Price.Why.NO_RATE);
        assertThat(why(book, delivered("m", "2026-03-02T12:00:00Z", "FR", null)))
                .isEqualTo(Price.Why.NO_CATEGORY);
        PriceBook withoutOther = book("UTC", Cards.of(EUR, "2026-03-01", "France marketing 0.1234"));
        assertThat(why(withoutOther, delivered("m", "2026-03-02T12:00:00Z", "KE", "marketing")))
                .isEqualTo(Price.Why.NO_MARKET);
        assertThat(why(book, charged("something_new", true, "PMP"))).isEqualTo(Price.Why.UNKNOWN_TYPE);
        assertThat(why(book, charged(null, true, "CBP"))).isEqualTo(Price.Why.CHARGED_BY_CONVERSATION);
        assertThat(Price.Why.NO_EXCHANGE_RATE.code()).isEqualTo("no_exchange_rate");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"free_customer_service", "free_entry_point", "free_group_customer_service", "FREE_ENTRY_POINT"})
    void whatIsFreeHasNoPriceAndNeedsNoCard(String type) {
        assertThat(book("UTC").price(charged(type, true, "PMP"), PriceBook.Before.NONE))
                .isInstanceOf(Price.Free.class);
    }

    @Test
    void aStatusWithoutATypeIsChargedAsBillableSays() {
        PriceBook book = book("UTC", MARCH);
        assertThat(cost(book, charged(null, true, "PMP"))).isEqualByComparingTo("0.1234");
        assertThat(book.price(charged(null, false, "CBP"), PriceBook.Before.NONE))
                .isInstanceOf(Price.Free.class);
        assertThat(why(book, charged(null, null, "PMP"))).isEqualTo(Price.Why.UNKNOWN_TYPE);
    }

    @Test
    void anotherCurrencyGoesByTheRateOfTheDay() {
        RateCard dollars = Cards.with(
                Cards.of(USD, "2026-03-01", "France marketing 0.13"),
                Map.of("2026-03-02", "0.9", "2026-03-10", "0.925"));
        PriceBook book = book("UTC", dollars);
        assertThat(money(book, delivered("m", "2026-03-09T12:00:00Z", "FR", "marketing")))
                .isEqualTo(new Money(new BigDecimal("0.13"), USD, new BigDecimal("0.9")));
        assertThat(money(book, delivered("m", "2026-03-10T12:00:00Z", "FR", "marketing"))
                        .in(EUR, 6))
                .isEqualByComparingTo("0.12025");
        assertThat(why(book, delivered("m", "2026-03-01T12:00:00Z", "FR", "marketing")))
                .isEqualTo(Price.Why.NO_EXCHANGE_RATE);
    }

    @Test
    void theCardBegunLastIsInEffectWhateverItsCurrency() {
        RateCard dollars =
                Cards.with(Cards.of(USD, "2026-03-15", "France marketing 0.13"), Map.of("2026-03-01", "0.9"));
        RateCard sameDay =
                Cards.with(Cards.of(USD, "2026-03-01", "France marketing 0.14"), Map.of("2026-03-01", "0.9"));
        PriceBook book = book("UTC", sameDay, dollars, MARCH);
        assertThat(money(book, delivered("m", "2026-03-14T12:00:00Z", "FR", "marketing"))
                        .currency())
                .isEqualTo(EUR);
        assertThat(money(book, delivered("m", "2026-03-15T12:00:00Z", "FR", "marketing"))
                        .currency())
                .isEqualTo(USD);
    }

    @Test
    void aMarkupIsOnThePriceAndThenOnTheMessage() {
        RateCard card = Cards.with(MARCH, new Markup(new BigDecimal("0.005"), new BigDecimal("12.5")));
        // 0.1234 * 1.125 + 0.005
        assertThat(cost(book("UTC", card), delivered("m", "2026-03-02T12:00:00Z", "FR", "marketing")))
                .isEqualByComparingTo("0.143825");
    }

    @Test
    void noPriceOf10000RandomOnesIsNegativeAndEachIsTheCardsToTheLastDecimal() {
        Random random = new Random(21);
        for (int i = 0; i < 10_000; i++) {
            BigDecimal price = BigDecimal.valueOf(random.nextLong(1_000_000_000_000L), random.nextInt(7));
            BigDecimal perMessage = BigDecimal.valueOf(random.nextLong(1_000), random.nextInt(7));
            BigDecimal percent = BigDecimal.valueOf(random.nextLong(10_000), random.nextInt(5));
            RateCard plain = Cards.of(EUR, "2026-03-01", "Other marketing " + price.toPlainString());
            PricedStatus status = delivered("m", "2026-03-02T12:00:00Z", null, "marketing");
            assertThat(cost(book("UTC", plain), status)).isEqualTo(price);

            BigDecimal marked = cost(book("UTC", Cards.with(plain, new Markup(perMessage, percent))), status);
            assertThat(marked).isGreaterThanOrEqualTo(price);
            assertThat(marked.scale()).isLessThanOrEqualTo(Money.COST_DECIMALS);
            BigDecimal exact =
                    price.multiply(percent.movePointLeft(2).add(BigDecimal.ONE)).add(perMessage);
            assertThat(marked.subtract(exact).abs()).isLessThanOrEqualTo(new BigDecimal("0.0000005"));
        }
    }

    @Test
    void tiersGoByTheOrderOfDeliveryWithinAMonthAMarketAndACategory() {
        Rate tiered = new Rate(
                new BigDecimal("0.05"),
                List.of(new RateTier(3, new BigDecimal("0.04")), new RateTier(4, new BigDecimal("0.01"))));
        RateCard card = new RateCard(
                EUR,
                MARCH.effectiveFrom(),
                Map.of("france", new MarketRates("France", Map.of("utility", tiered))),
                Markup.NONE,
                ExchangeRates.NONE,
                Map.of());
        PriceBook book = book("Europe/Paris", card);
        MonthlyVolume volume = new MonthlyVolume();
        List<BigDecimal> prices = new ArrayList<>();
        for (String at : List.of("03-30", "03-30", "03-31", "03-31", "03-31", "04-01")) {
            // 21:30 UTC is still the same day in Paris.
            PricedStatus status = delivered("m", "2026-" + at + "T21:30:00Z", "FR", "group_utility");
            prices.add(((Price.Charged) book.price(status, volume)).money().amount());
        }
        assertThat(prices)
                .extracting(BigDecimal::toPlainString)
                .containsExactly("0.05", "0.05", "0.04", "0.01", "0.01", "0.05");
        assertThat(cost(book, delivered("m", "2026-03-31T21:30:00Z", "FR", "utility")))
                .as("while the month goes on")
                .isEqualByComparingTo("0.05");
    }

    private static PriceBook book(String zone, RateCard... cards) {
        return new PriceBook(List.of(cards), MarketMap.shipped(), new LocalCalendar(ZoneId.of(zone)), EUR);
    }

    private static BigDecimal cost(PriceBook book, PricedStatus status) {
        return money(book, status).amount();
    }

    private static Money money(PriceBook book, PricedStatus status) {
        return ((Price.Charged) book.price(status, PriceBook.Before.NONE)).money();
    }

    private static Price.Why why(PriceBook book, PricedStatus status) {
        return ((Price.Unpriced) book.price(status, PriceBook.Before.NONE)).why();
    }
}
