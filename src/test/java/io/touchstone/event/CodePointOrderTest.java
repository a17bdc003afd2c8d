package io.touchstone.event;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The database compares ids by their UTF-8 bytes, which is the order of code points; Java has to agree with it. */
class CodePointOrderTest {

    /** Around every length that UTF-8 has, and around the surrogates. */
    private static final int[] CHARACTERS = {
        ' ', 'A', 'a', 'b', 0x7E, 0xA0, 0xE9, 0x7FF, 0x800, 0xD7FF, 0xE000, 0xFFFD, 0xFFFF, 0x10000, 0x1F600, 0x1F601,
        0x10FFFF
    };

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void agreesWithComparingUtf8(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 500; i++) {
            String left = text(random);
            String right = text(random);
            assertThat(Integer.signum(CodePointOrder.INSTANCE.compare(left, right)))
                    .as("%s and %s", left, right)
                    .isEqualTo(utf8Order(left, right));
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void stampsGoByTimeAndThenByTheIdsUtf8(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 500; i++) {
            EventOrder left = new EventOrder(random.nextInt(-1, 2), text(random));
            EventOrder right = new EventOrder(random.nextInt(-1, 2), text(random));
            int byTime = Long.signum(left.at() - right.at());
            int expected = byTime != 0 ? byTime : utf8Order(left.eventId(), right.eventId());
            assertThat(Integer.signum(left.compareTo(right)))
                    .as("%s and %s", left, right)
                    .isEqualTo(expected);
            assertThat(left.isBefore(right)).as("%s and %s", left, right).isEqualTo(expected < 0);
        }
    }

    @Test
    void timesFarApartDoNotOverflow() {
        assertThat(new EventOrder(Long.MIN_VALUE, "a").isBefore(new EventOrder(Long.MAX_VALUE, "a")))
                .isTrue();
    }

    @Test
    void aBeginningComesBeforeTheWhole() {
        assertThat(CodePointOrder.INSTANCE.compare("a", "a ")).isNegative();
    }

    static LongStream seeds() {
        return LongStream.range(0, 20);
    }

    private static int utf8Order(String left, String right) {
        return Integer.signum(Arrays.compareUnsigned(left.getBytes(UTF_8), right.getBytes(UTF_8)));
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(4); i > 0; i--) {
            text.appendCodePoint(CHARACTERS[random.nextInt(CHARACTERS.length)]);
        }
        return text.toString();
    }
}
