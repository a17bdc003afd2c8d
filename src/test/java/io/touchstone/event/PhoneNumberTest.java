package io.touchstone.event;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhoneNumberTest {

    @ParameterizedTest
    @ValueSource(strings = {"+12", "+5511998765432", "+123456789012345"})
    void takesE164(String phone) {
        assertThat(PhoneNumber.violation(phone)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "+",
                "+1",
                "5511998765432",
                "+0511998765432",
                "+1234567890123456",
                "+55 11 99876",
                "++551199",
                "+55-1199",
                "+5511998765432\n",
                " +5511998765432",
                "+٥٥١١٩٩٨٧",
                "+55１１",
                "＋5511998765432"
            })
    void refusesEverythingElse(String phone) {
        assertThat(PhoneNumber.violation(phone)).isPresent();
    }

    @ParameterizedTest
    @CsvSource({
        "+5215512345678, +525512345678",
        "+5491123456789, +541123456789",
        "+551187654321,  +5511987654321",
        "+551167654321,  +5511967654321"
    })
    void aMobileIsTheSameWithAndWithoutTheDigitThatItGotOrLost(String one, String other) {
        assertThat(PhoneNumber.oneForm(one)).isEqualTo(PhoneNumber.oneForm(other));
    }

    /** Shorter and longer ones than mobiles of these countries, land lines, and mobiles of others. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "+521551234567",
                "+52155123456789",
                "+549112345678",
                "+54911234567890",
                "+551157654321",
                "+55118765432",
                "+55118765432109",
                "+5511987654321",
                "+4915112345678",
                "+5315512345678",
                "+5591123456789"
            })
    void everyOtherNumberStaysAsItIs(String phone) {
        assertThat(PhoneNumber.oneForm(phone)).isEqualTo(phone);
    }
}
