package io.touchstone.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Currency;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CurrencyCodeTest {

    @ParameterizedTest
    @ValueSource(strings = {"EUR", "BRL", "JPY", "KWD", "CLF", "INR"})
    void findsCurrenciesThatHaveDecimals(String code) {
        assertThat(CurrencyCode.find(code)).hasValue(Currency.getInstance(code));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "eur", "Eur", "EURO", "EU", " EUR", "ZZZ", "XXX", "XTS", "XAU", "XDR", "ＥＵＲ"})
    void findsNothingElse(String code) {
        assertThat(CurrencyCode.find(code)).isEmpty();
    }
}
