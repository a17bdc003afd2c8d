package io.touchstone.mask;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.touchstone.mask.OpaqueIds.OpaqueKind;
import java.security.SecureRandom;
import java.util.HashSet;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class OpaqueIdsTest {

    private static final OpaqueKey KEY = new OpaqueKey(0x0123456789abcdefL, 0xfedcba9876543210L);
    private static final OpaqueKey OTHER = new OpaqueKey(0x0123456789abcdefL, 0xfedcba9876543211L);

    private final OpaqueIds ids = new OpaqueIds(KEY);

    /** Computed with {@code openssl enc -aes-128-ecb -nopad}: bookmarks and joined tables hold such texts for years. */
    @Test
    void aTextStaysTheSameForEver() {
        assertThat(ids.format(OpaqueKind.MESSAGE, 1)).isEqualTo("m_b1376aaaa421b62f72c712d2cd6c851f");
        assertThat(ids.format(OpaqueKind.CONTACT, 4711)).isEqualTo("c_f1a99f0390e920f36ebfdd35e3e688d9");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 255, 256, 4_711, 1L << 40, Long.MAX_VALUE, 0, -1, Long.MIN_VALUE})
    void whatWasWrittenIsReadAgain(long number) {
        for (OpaqueKind kind : OpaqueKind.values()) {
            String text = ids.format(kind, number);
            assertThat(text).matches("[mc]_[0-9a-f]{32}");
            assertThat(ids.parse(kind, text)).contains(number);
            assertThat(new OpaqueIds(KEY).parse(kind, text)).contains(number);
        }
    }

    @ParameterizedTest
    @EnumSource
    void nothingIsReadAsAnotherKind(OpaqueKind kind) {
        String text = ids.format(kind, 7);
        for (OpaqueKind other : OpaqueKind.values()) {
            String renamed = ids.format(other, 8).substring(0, 2) + text.substring(2);
            assertThat(ids.parse(other, renamed).isPresent()).isEqualTo(other == kind);
        }
    }

    @Test
    void theTextsOfTwoWorkspacesHaveNothingToDoWithEachOther() {
        OpaqueIds theirs = new OpaqueIds(OTHER);
        for (long number = 1; number <= 100; number++) {
            String text = ids.format(OpaqueKind.MESSAGE, number);
            assertThat(theirs.format(OpaqueKind.MESSAGE, number)).isNotEqualTo(text);
            assertThat(theirs.parse(OpaqueKind.MESSAGE, text)).isEmpty();
        }
    }

    @Test
    void whateverIsChangedInATextItIsNoneAnyMore() {
        String text = ids.format(OpaqueKind.MESSAGE, 123);
        for (int i = 0; i < text.length(); i++) {
            for (char other : "0123456789abcdefABm_ \0é".toCharArray()) {
                if (other != text.charAt(i)) {
                    String changed = text.substring(0, i) + other + text.substring(i + 1);
                    assertThat(ids.parse(OpaqueKind.MESSAGE, changed))
                            .as(changed)
                            .isEmpty();
                }
            }
            assertThat(ids.parse(OpaqueKind.MESSAGE, text.substring(0, i))).isEmpty();
        }
        assertThat(ids.parse(OpaqueKind.MESSAGE, text + "0")).isEmpty();
        assertThat(ids.parse(OpaqueKind.MESSAGE, text.toUpperCase(Locale.ROOT))).isEmpty();
    }

    @Test
    void whatIsMadeUpIsNone() {
        Random random = new Random(16);
        for (int i = 0; i < 10_000; i++) {
            String made = "m_%016x%016x".formatted(random.nextLong(), random.nextLong());
            assertThat(ids.parse(OpaqueKind.MESSAGE, made)).as(made).isEmpty();
        }
    }

    @Test
    void noTwoNumbersShareAText() {
        Set<String> texts = new HashSet<>();
        LongStream.range(0, 10_000).forEach(number -> texts.add(ids.format(OpaqueKind.CONTACT, number)));
        assertThat(texts).hasSize(10_000);
    }

    @Test
    void aKeyIsStoredWholeAndNeverPrinted() {
        OpaqueKey key = OpaqueKey.random(new SecureRandom());
        assertThat(OpaqueKey.of(key.bytes())).isEqualTo(key);
        assertThat(key.hexadecimal()).hasSize(32);
        assertThat(key.toString()).isEqualTo(KEY.toString()).doesNotContain(Long.toString(key.high()));
        assertThatThrownBy(() -> OpaqueKey.of(new byte[15])).hasMessage("a key of 15 bytes");
    }
}
