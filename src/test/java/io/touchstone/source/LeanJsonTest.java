package io.touchstone.source;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LeanJsonTest {

    private static final Set<String> NAMES = Set.of("a", "b");

    @Test
    void keepsTheNamesThatAreAskedForWhereverTheyStand() throws UnreadableBodyException {
        assertThat(read("{\"a\":[{\"b\":\"x\",\"z\":{\"a\":\"lost\"}}],\"z\":[1,2,{\"a\":3}]}"))
                .isEqualTo("{\"a\":[{\"b\":\"x\"}]}");
    }

    @Test
    void keepsNumbersAndTruthValuesAsTheyAreWritten() throws UnreadableBodyException {
        assertThat(read("{\"a\":[1,1.50,-0,1e999999999999,true,false,\"1\"]}"))
                .isEqualTo("{\"a\":[\"1\",\"1.50\",\"-0\",\"1e999999999999\",\"true\",\"false\",\"1\"]}");
    }

    @Test
    void leavesOutWhatIsNull() throws UnreadableBodyException {
        assertThat(read("{\"a\":null,\"b\":[null]}")).isEqualTo("{\"b\":[null]}");
    }

    @Test
    void ofAFieldGivenTwiceTheLastStands() throws UnreadableBodyException {
        assertThat(read("{\"a\":\"1\",\"a\":\"2\"}")).isEqualTo("{\"a\":\"2\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "{", "{\"a\":", "[1,", "{} {}", "{}x", "NaN", "'a'", "{a:1}", "\u0000"})
    void whatIsNoJsonIsToldSo(String body) {
        assertUnreadable(body.getBytes(UTF_8), IgnoredReason.NOT_JSON);
    }

    @Test
    void jsonIsUtf8() {
        assertUnreadable("{\"a\":\"é\"}".getBytes(ISO_8859_1), IgnoredReason.NOT_JSON);
    }

    @Test
    void whatIsDeeperThanAnyPayloadIsNotKept() throws UnreadableBodyException {
        String deep = "{\"a\":".repeat(900) + "1" + "}".repeat(900);
        assertThat(read(deep)).isEqualTo("{\"a\":".repeat(LeanJson.DEEPEST) + "{}" + "}".repeat(LeanJson.DEEPEST));
    }

    @Test
    void whatIsDeeperThanAParserGoesIsNotRead() {
        assertUnreadable("[".repeat(1_000_000).getBytes(UTF_8), IgnoredReason.TOO_COMPLEX);
        assertUnreadable(("{\"z\":" + "[".repeat(1_000_000)).getBytes(UTF_8), IgnoredReason.TOO_COMPLEX);
    }

    @Test
    void manyTinyValuesDoNotFillTheMemory() throws UnreadableBodyException {
        String most = "[" + "0,".repeat(LeanJson.MOST_VALUES - 2) + "0]";
        assertThat(LeanJson.read(most.getBytes(UTF_8), NAMES)).hasSize(LeanJson.MOST_VALUES - 1);
        String more = "[" + "0,".repeat(LeanJson.MOST_VALUES - 1) + "0]";
        assertUnreadable(more.getBytes(UTF_8), IgnoredReason.TOO_COMPLEX);
        assertUnreadable(("[" + "1".repeat(1_001) + "]").getBytes(UTF_8), IgnoredReason.TOO_COMPLEX);
    }

    private static String read(String body) throws UnreadableBodyException {
        return LeanJson.read(body.getBytes(UTF_8), NAMES).toString();
    }

    private static void assertUnreadable(byte[] body, IgnoredReason reason) {
        assertThatThrownBy(() -> LeanJson.read(body, NAMES))
                .isInstanceOfSatisfying(
                        UnreadableBodyException.class,
                        unreadable -> assertThat(unreadable.reason()).isEqualTo(reason));
    }
}
