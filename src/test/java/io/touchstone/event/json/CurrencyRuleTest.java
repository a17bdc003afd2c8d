package io.touchstone.event.json;

import static io.touchstone.event.SampleEvents.accepted;
import static io.touchstone.event.SampleEvents.with;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.touchstone.event.Event;
import io.touchstone.event.EventType;
import io.touchstone.event.SampleEvents;
import java.util.Currency;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class CurrencyRuleTest {

    private static final Currency EURO = Currency.getInstance("EUR");
    private static final Currency YEN = Currency.getInstance("JPY");

    @ParameterizedTest
    @EnumSource
    void takesTheWorkspacesOwnCurrencyWithoutARate(EventType type) {
        assertThat(CurrencyRule.check(accepted(SampleEvents.least(type)), EURO)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"PURCHASE_PLACED", "PURCHASE_UPDATED", "PURCHASE_REFUNDED"})
    void wantsARateForAnAmountInAnotherCurrency(EventType type) {
        assertThat(CurrencyRule.check(accepted(SampleEvents.least(type)), YEN))
                .hasValue(new ParsedEvent.Rejection(
                        "e1",
                        RejectionType.MISSING_EXCHANGE_RATE,
                        "exchange_rate: is missing, and the currency is EUR, not the workspace's JPY"));
    }

    @ParameterizedTest
    @EnumSource(names = {"MESSAGE_SENT", "MESSAGE_DELIVERED", "MESSAGE_PRICED"})
    void wantsARateForACostInAnotherCurrency(EventType type) {
        Event event = accepted(with(type, "cost", "{'amount':0,'currency':'USD'}"));
        assertThat(CurrencyRule.check(event, EURO))
                .hasValueSatisfying(rejection -> assertThat(rejection.detail()).startsWith("cost.exchange_rate: "));
    }

    @Test
    void takesAnotherCurrencyWithARate() {
        Event event = accepted(with(EventType.PURCHASE_PLACED, "exchange_rate", "171.3"));
        assertThat(CurrencyRule.check(event, YEN)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "999999999999, 1, true",
        "999999999999, 1.000000000001, false",
        "999999999999.49, 1, true",
        "999999999999.50, 1, false",
        "1, 999999999999.4, true",
        "1, 999999999999.5, false",
        "999999999999.99, 999999999999.999999999999, false"
    })
    void boundsTheAmountOnceConvertedAndRounded(String amount, String rate, boolean taken) {
        ObjectNode json = with(EventType.PURCHASE_PLACED, "amount", amount);
        json.put("exchange_rate", rate);
        assertThat(CurrencyRule.check(accepted(json), YEN).isEmpty()).isEqualTo(taken);
    }

    @Test
    void boundsACostBySixDecimalsWhateverTheWorkspacesCurrency() {
        String cost = "{'amount':999999999999.6,'currency':'USD','exchange_rate':1}";
        assertThat(CurrencyRule.check(accepted(with(EventType.MESSAGE_PRICED, "cost", cost)), YEN))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void everyTypeWithAnAmountOrACostCarriesMoney(EventType type) {
        Set<EventType> always = Set.of(
                EventType.MESSAGE_PRICED,
                EventType.PURCHASE_PLACED,
                EventType.PURCHASE_UPDATED,
                EventType.PURCHASE_REFUNDED);
        assertThat(accepted(SampleEvents.least(type)).money().isPresent()).isEqualTo(always.contains(type));
    }

    @ParameterizedTest
    @EnumSource(names = {"MESSAGE_SENT", "MESSAGE_DELIVERED"})
    void anOptionalCostIsMoneyWhenItIsThere(EventType type) {
        assertThat(accepted(with(type, "cost", "{'amount':1,'currency':'EUR'}")).money())
                .isPresent();
    }
}
