package io.touchstone.event;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
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
}
