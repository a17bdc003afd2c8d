package io.touchstone.event;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmailAddressTest {

    private static final String AT = "@";

    @ParameterizedTest
    @ValueSource(strings = {"a@b", " a@b", "a@b ", "\t\n a@b\r\n", "\u00a0a@b\u3000", "\u0000a@b\u007f"})
    void theSpaceAroundAnAddressIsNotOfIt(String text) {
        assertThat(EmailAddress.find(text)).hasValue("a@b");
    }

    @ParameterizedTest
    @ValueSource(strings = {"@", "a@", "two words@b", "ä@ö", "\uD83D\uDE00@b"})
    void anyTextWithASignIsAnAddress(String text) {
        assertThat(EmailAddress.find(text)).hasValue(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t\n", "a", "a.b", "a\u0000@b", "a@\u0085b", "\uD83D@b", "a@b\uDE00"})
    void whatHasNoSignOrWhatNoTextMayHoldIsNone(String text) {
        assertThat(EmailAddress.find(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "文", "\uD83D\uDE00"})
    void anAddressHasAtMost254Characters(String character) {
        String longest = character.repeat(253) + AT;
        assertThat(EmailAddress.find("  " + longest + "  ")).hasValue(longest);
        assertThat(EmailAddress.find(character + longest)).isEmpty();
    }

    @Test
    void lettersAreComparedWhateverTheirCase() {
        assertThat(EmailAddress.oneForm("Ana@Example.COM")).isEqualTo("ana@example.com");
    }
}
