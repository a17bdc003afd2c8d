package io.touchstone.event;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextForPeopleTest {

    private static final String EMOJI = "\uD83D\uDE00";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Ana",
                " ",
                "#1001",
                "e\u0301",
                "\u05D0\u0628\u202E",
                "a\u200Db",
                "\uD83D\uDE00",
                "\uFEFF",
                "\u2028"
            })
    void aTextThatFitsStaysAsItIs(String text) {
        assertThat(TextForPeople.of(text, 255)).isSameAs(text);
    }

    @ParameterizedTest
    @ValueSource(ints = {0x00, 0x09, 0x0A, 0x0D, 0x1B, 0x1F, 0x7F, 0x80, 0x85, 0x9F})
    void controlCharactersAreDroppedWhereverTheyStand(int control) {
        String character = Character.toString(control);
        assertThat(TextForPeople.of("An" + character + "a", 255)).isEqualTo("Ana");
        assertThat(TextForPeople.of(character + EMOJI + character, 255)).isEqualTo(EMOJI);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\uD800", "\uDC00", "\uDE00\uD83D", "\uD83D\uD83D"})
    void halvesOfPairsAreDropped(String halves) {
        assertThat(TextForPeople.of("a" + halves + "b", 255)).isEqualTo("ab");
        assertThat(TextForPeople.of(halves, 255)).isNull();
    }

    @Test
    void twoHalvesMakeNoPairOnceWhatStoodBetweenThemIsGone() {
        assertThat(TextForPeople.of("a\uD83D\u0000\uDE00", 255)).isEqualTo("a");
    }

    @Test
    void whatIsTooLongIsCutBetweenCharacters() {
        assertThat(TextForPeople.of("x".repeat(300), 255)).isEqualTo("x".repeat(255));
        assertThat(TextForPeople.of(EMOJI.repeat(256), 255)).isEqualTo(EMOJI.repeat(255));
        assertThat(TextForPeople.of("x".repeat(254) + EMOJI + EMOJI, 255)).isEqualTo("x".repeat(254) + EMOJI);
    }

    @Test
    void aMarkCountsAsTheCharacterThatItIs() {
        assertThat(TextForPeople.of("e\u0301".repeat(128), 255)).isEqualTo("e\u0301".repeat(127) + "e");
    }

    @Test
    void whatIsDroppedDoesNotCount() {
        assertThat(TextForPeople.of("\n\uD800".repeat(500) + "x".repeat(255) + "\n", 255))
                .isEqualTo("x".repeat(255));
        assertThat(TextForPeople.of("x".repeat(200) + "\u0085".repeat(200) + "y".repeat(200), 255))
                .isEqualTo("x".repeat(200) + "y".repeat(55));
    }

    @Test
    void whatHasNothingLeftIsNone() {
        assertThat(TextForPeople.of(null, 255)).isNull();
        assertThat(TextForPeople.of("", 255)).isNull();
        assertThat(TextForPeople.of("\r\n\t", 255)).isNull();
    }
}
