package io.touchstone.query;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SearchTextTest {

    @ParameterizedTest
    @CsvSource({
        "Café, CAFE\u0301",
        "Straße, STRASSE",
        "STRAẞE, strasse",
        "İstanbul, istanbul",
        "ISTANBUL, ıstanbul",
        "ＡＢＣ-１２, abc-12",
        "ΟΔΟΣ, οδος",
        "ΟΔΟΣ, οδοσ",
        "ﬁn, FIN",
        "' Ada ', ada",
        "\uD83D\uDE00 Smile, \uD83D\uDE00 SMILE"
    })
    void caseAndUnicodeFormAreTheSame(String text, String other) {
        assertThat(SearchText.oneForm(text)).isEqualTo(SearchText.oneForm(other));
    }

    @ParameterizedTest
    @CsvSource({"Café, Cafe", "50%, 500", "a_c, abc", "Größe, Grosse"})
    void otherLettersStayOthers(String text, String other) {
        assertThat(SearchText.oneForm(text)).isNotEqualTo(SearchText.oneForm(other));
        assertThat(SearchText.contains(other, SearchText.oneForm(text))).isFalse();
    }

    /** The letter is one, whether or not it is written as two. */
    @Test
    void aLetterThatIsTakenApartDoesNotBeginWithItsHalf() {
        assertThat(SearchText.begins("e\u0301te\u0301", SearchText.oneForm("e")))
                .isFalse();
        assertThat(SearchText.begins("e\u0301te\u0301", SearchText.oneForm("É")))
                .isTrue();
    }

    @Test
    void whatBeginsSoContainsIt() {
        assertThat(SearchText.begins("Straßenfest", SearchText.oneForm("STRASS")))
                .isTrue();
        assertThat(SearchText.contains("Das Straßenfest", SearchText.oneForm("STRASS")))
                .isTrue();
        assertThat(SearchText.begins("Das Straßenfest", SearchText.oneForm("STRASS")))
                .isFalse();
    }

    @Test
    void wordsArePartedBySpaceAndCommas() {
        assertThat(SearchText.words("ÅNGSTRÖM,\u00A0ZOË  O'BRIEN")).containsExactly("ÅNGSTRÖM", "ZOË", "O'BRIEN");
        assertThat(SearchText.words(" , ")).isEmpty();
    }
}
