package io.touchstone.source.shop;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShopPhoneTest {

    @ParameterizedTest
    @CsvSource({
        "06 12 34 56 78, FR, +33612345678",
        "06.12.34.56.78, fr, +33612345678",
        "+33 6 12 34 56 78, , +33612345678",
        "+33612345678, US, +33612345678",
        "0033612345678, FR, +33612345678",
        "(415) 555-2671, US, +14155552671",
        "11 98765-4321, BR, +5511987654321"
    })
    void isThatOfTheCountryOfItsAddress(String typed, @Nullable String country, String phone) {
        assertThat(ShopPhone.e164(typed, country)).isEqualTo(phone);
    }

    @ParameterizedTest
    @CsvSource({
        "0000000000, FR",
        "1, FR",
        "123456, FR",
        "06 12 34 56 78,",
        "06 12 34 56 78, ZZ",
        "none, FR",
        "'', FR",
        "+33 0 00 00 00 00, FR",
        "+999123456789,",
        "0612345678061234567806123456780612345678061234567806123456780612345678, FR"
    })
    void isNoneWhereNobodyCouldHaveIt(String typed, @Nullable String country) {
        assertThat(ShopPhone.e164(typed, country)).isNull();
    }

    @ParameterizedTest
    @CsvSource("FR")
    void isNoneWhereNoneWasTyped(String country) {
        assertThat(ShopPhone.e164(null, country)).isNull();
    }
}
