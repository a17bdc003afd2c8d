package io.touchstone.facts.contact;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MaskingTest {

    @ParameterizedTest
    @CsvSource({
        "+12025550123, +1***23",
        "+18765550123, +1***23",
        "+447911123456, +44***56",
        "+79161234567, +7***67",
        "+77012345678, +7***78",
        "+212612345678, +212***78",
        "+33612345678, +33***78",
        "+390612345678, +39***78",
        "+5511998765432, +55***32",
        "+8801712345678, +880***78",
        "+80012345678, +800***78",
    })
    void aPhoneKeepsItsCountryCodeAndTwoDigits(String phone, String masked) {
        assertThat(Masking.phone(phone)).isEqualTo(masked);
    }

    @ParameterizedTest
    @CsvSource({"+3312, +33***", "+331, +33***", "+33, +33***", "+112, +1***", "+21255, +212***"})
    void aPhoneOfTwoDigitsOrFewerKeepsItsCountryCodeAlone(String phone, String masked) {
        assertThat(Masking.phone(phone)).isEqualTo(masked);
    }

    @ParameterizedTest
    @CsvSource({"+999123456, +***56", "+99, +***", "+21, +***"})
    void aPhoneOfNoCountryKeepsOnlyTwoDigits(String phone, String masked) {
        assertThat(Masking.phone(phone)).isEqualTo(masked);
    }

    @ParameterizedTest
    @CsvSource({
        "Ada Lovelace, A. L.",
        "ada, A.",
        "'  Ada   King Lovelace ', A. K. L.",
        "Иван Петров, И. П.",
        "\uD83D\uDE00 Smith, \uD83D\uDE00. S.",
        "'', ''",
    })
    void aNameKeepsItsInitials(String name, String initials) {
        assertThat(Masking.initials(name)).isEqualTo(initials);
    }

    @Test
    void aMaskedProfileHasNoIdAndNoEmail() {
        assertThat(new ContactProfile("c_1", "customer-1", "Ada Lovelace", "+33612345678", "ada@shop.example").masked())
                .isEqualTo(new ContactProfile("c_1", null, "A. L.", "+33***78", null));
    }

    @Test
    void whatIsUnknownStaysUnknown() {
        ContactProfile unknown = new ContactProfile("c_1", null, null, null, null);
        assertThat(unknown.masked()).isEqualTo(unknown);
    }
}
