package io.touchstone.event;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdentifierTest {

    private static final String ASTRAL = "\uD83D\uDE00";

    @ParameterizedTest
    @ValueSource(strings = {"a", " ", "...", "./..", "a/b?c#d%", "注文-1", "é", "e\u0301", "\u200B", "\uFFFF", ASTRAL})
    void takesCharactersOfAnyScript(String id) {
        assertThat(Identifier.violation(id)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {".", ".."})
    void refusesWhatAPathResolves(String id) {
        assertThat(Identifier.violation(id)).hasValue("must not be . or ..");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u0000", "a\u0000", "a\nb", "\t", "\u001F", "\u007F", "\u0080", "\u009F", "\u0085"})
    void refusesControlCharacters(String id) {
        assertThat(Identifier.violation(id)).hasValue("must not hold control characters");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"\uD83D", "\uDE00", "a\uD83D", "\uD83Da", "\uDE00\uD83D", "\uD83D\uD83D\uDE00", ASTRAL + "\uDE00"
            })
    void refusesLoneSurrogates(String id) {
        assertThat(Identifier.violation(id)).hasValue("must not hold lone surrogates");
    }

    @Test
    void refusesTheEmptyString() {
        assertThat(Identifier.violation("")).hasValue("must be 1 to 255 characters");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "é", "文", ASTRAL})
    void takes255Characters(String character) {
        assertThat(Identifier.violation(character.repeat(255))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "é", "文", ASTRAL})
    void refuses256Characters(String character) {
        assertThat(Identifier.violation(character.repeat(256))).hasValue("must be 1 to 255 characters");
    }
}
