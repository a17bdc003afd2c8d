package io.touchstone.source.refund;

import static org.assertj.core.api.Assertions.assertThat;

import io.touchstone.event.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Currency;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PaidMoneyTest {

    private static final Instant AT = Instant.parse("2026-07-20T09:05:00Z");

    private static PaidMoney of(String refundId, String yen, @Nullable String euros) {
        return new PaidMoney("1001", refundId, AT, money(yen, "JPY"), euros == null ? null : money(euros, "EUR"));
    }

    private static Money money(String amount, String currency) {
        return new Money(new BigDecimal(amount), Currency.getInstance(currency), null);
    }

    @Test
    void aRefundIsWorthWhatItsOrderSays() {
        assertThat(of("7", "3250", null).event(of("", "13000", "80.00")))
                .hasValueSatisfying(event -> assertThat(event.amount()).isEqualTo(money("20.00", "EUR")));
    }

    @Test
    void whereNothingWasPaidARefundIsWorthNothingThatCanBeTold() {
        assertThat(of("7", "1", null).event(of("", "0", "1.00"))).isEmpty();
    }

    @Test
    void whatIsMoreThanAnEventCanSayIsNone() {
        PaidMoney order = of("", "1", "1000.00");

        assertThat(of("7", "999999999", null).event(order)).isPresent();
        assertThat(of("7", "1000000000", null).event(order)).isEmpty();
    }
}
