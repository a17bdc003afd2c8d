package io.touchstone.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CategoryTest {

    @ParameterizedTest
    @CsvSource({
        "MARKETING, marketing",
        "Marketing, marketing",
        "authentication-international, authentication_international",
        "AUTHENTICATION_INTERNATIONAL, authentication_international",
        "É-1, é_1"
    })
    void isWrittenInLowerCaseWithUnderscores(String given, String category) {
        assertThat(Category.of(given)).isEqualTo(category);
    }

    @Test
    void isTheSameWhateverTheLanguageOfTheServer() {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("tr"));
        try {
            assertThat(Category.of("UTILITY")).isEqualTo("utility");
        } finally {
            Locale.setDefault(before);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"MARKETING", "a-B", "İİ", "ΑΣ", "ΑΣ-Σ", "."})
    void thatOfACategoryIsItself(String given) {
        String category = Category.of(given);
        assertThat(Category.of(category)).isEqualTo(category);
    }

    @Test
    void isCutAndCleanedAsTextsAre() {
        assertThat(Category.of("\u0000Ma\uD800rketing\n")).isEqualTo("marketing");
        assertThat(Category.of("X".repeat(256))).isEqualTo("x".repeat(255));
        // In lower case each of these is two characters.
        assertThat(Category.of("İ".repeat(255))).isEqualTo("i\u0307".repeat(127) + "i");
        assertThat(Category.of("\u0000")).isNull();
    }
}
