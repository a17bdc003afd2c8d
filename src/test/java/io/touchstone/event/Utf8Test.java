package io.touchstone.event;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Utf8Test {

    @ParameterizedTest
    @ValueSource(
            strings = {"", "a", "plain ascii of some length", "é", "文", "\uD83D\uDE00", "a\u0000b", "\uFEFF", "\uFFFF"})
    void textIsText(String text) {
        byte[] bytes = text.getBytes(UTF_8);
        assertThat(Utf8.isText(bytes, 0, bytes.length)).isTrue();
    }

    /** Overlong forms, halves of surrogate pairs, beyond Unicode, cut off, and what never begins a character. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "c181",
                "c080",
                "e08080",
                "e09fbf",
                "f0808080",
                "f08fbfbf",
                "eda080",
                "edbfbf",
                "f4908080",
                "f5808080",
                "ff",
                "fe",
                "80",
                "bf",
                "c3",
                "c328",
                "e282",
                "e28228",
                "f09f98",
                "f09f9828",
                "e9"
            })
    void whatOnlyLooksLikeItIsNot(String hexadecimal) {
        for (String before : new String[] {"", "61", "6161616161616161", "c3a9"}) {
            byte[] bytes = HexFormat.of().parseHex(before + hexadecimal);
            assertThat(Utf8.isText(bytes, 0, bytes.length)).isFalse();
        }
    }

    @Test
    void aCharacterMayComeInParts() {
        byte[] bytes = "aé文\uD83D\uDE00z".getBytes(UTF_8);
        Utf8 utf8 = new Utf8();
        for (int i = 0; i < bytes.length; i++) {
            assertThat(utf8.goesOnWith(bytes, i, i + 1)).isTrue();
        }
        assertThat(utf8.isWhole()).isTrue();
    }

    @Test
    void onlyThePartThatIsMeantCounts() {
        byte[] bytes = {(byte) 0xFF, 'a', (byte) 0xFF};
        assertThat(Utf8.isText(bytes, 1, 2)).isTrue();
    }

    @Test
    void itSaysWhatTheJdkSays() {
        Random random = new Random(20260728);
        int[] likely = {
            0x00, 'a', 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC1, 0xC2, 0xE0, 0xED, 0xEF, 0xF0, 0xF4, 0xF5
        };
        for (int round = 0; round < 200_000; round++) {
            byte[] bytes = new byte[random.nextInt(12)];
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] = (byte) likely[random.nextInt(likely.length)];
            }
            assertThat(Utf8.isText(bytes, 0, bytes.length))
                    .as(HexFormat.of().formatHex(bytes))
                    .isEqualTo(isDecoded(bytes));
        }
    }

    private static boolean isDecoded(byte[] bytes) {
        try {
            UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException _) {
            return false;
        }
    }
}
