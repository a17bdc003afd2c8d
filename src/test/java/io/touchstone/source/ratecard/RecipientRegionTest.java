package io.touchstone.source.ratecard;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecipientRegionTest {

    @ParameterizedTest
    @CsvSource({
        "+33612345678, FR",
        "+14165550123, CA",
        "+18765550123, JM",
        "+447400123456, GB",
        "+447911123456, GG",
        "+77012345678, KZ",
        "+5511987654321, BR",
        // As WhatsApp writes Mexico's mobiles, which libphonenumber calls invalid.
        "+5215512345678, MX",
    })
    void aNumbersRegionIsThatOfItsPlan(String phone, String region) {
        assertThat(RecipientRegion.of(phone, null)).contains(region);
    }

    @Test
    void theUserIdIsAskedWhereTheNumberSaysNothing() {
        assertThat(RecipientRegion.of(null, "BR.13491208655302741918")).contains("BR");
        assertThat(RecipientRegion.of("+33612345678", "BR.1349")).contains("FR");
        // No area of North America begins with 1: the plan does not tell its countries apart.
        assertThat(RecipientRegion.of("+11115550123", "CA.1349")).contains("CA");
    }

    @Test
    void anInvalidNumberHasTheMainRegionOfItsCallingCode() {
        assertThat(RecipientRegion.of("+11115550123", null)).contains("US");
        assertThat(RecipientRegion.of("+4411", null)).contains("GB");
        assertThat(RecipientRegion.of("+11115550123", "XX.1349")).contains("US");
    }

    @Test
    void someAreNowhere() {
        assertThat(RecipientRegion.of(null, null)).isEmpty();
        assertThat(RecipientRegion.of(null, "a name")).isEmpty();
        assertThat(RecipientRegion.of(null, "")).isEmpty();
        // A satellite, and a code that no country has.
        assertThat(RecipientRegion.of("+870773111632", null)).isEmpty();
        assertThat(RecipientRegion.of("+999123456789", null)).isEmpty();
    }
}
