package io.touchstone.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.touchstone.event.Event;
import io.touchstone.event.json.ParsedEvent;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class WeightTest {

    private static final ParsedEvent READ = new ParsedEvent.Valid(new Event.MessageRead("e", Instant.EPOCH, "m"));

    private static long of(String json) {
        byte[] bytes = ("[" + json + "]").getBytes(StandardCharsets.UTF_8);
        return Weight.of(READ, bytes, 1, bytes.length - 2) - Weight.OF_EVENT;
    }

    @Test
    void anEventTakesAsManyBytesMoreAsItHasLetters() {
        assertThat(of("{\"id\":\"e\"}")).isEqualTo(10);
    }

    @Test
    void oneWithALetterBeyondLatinTakesTwice() {
        assertThat(of("{\"id\":\"€\"}")).isEqualTo(2 * 12);
        assertThat(of("€")).isEqualTo(2 * 3);
    }

    @Test
    void suchALetterMayBeEscaped() {
        assertThat(of("\\u20ac")).isEqualTo(2 * 6);
        assertThat(of("a\\n")).isEqualTo(3);
        assertThat(of("u\\")).isEqualTo(2);
    }

    @Test
    void whatIsBesideItDoesNotMatter() {
        byte[] bytes = "€ab\\u".getBytes(StandardCharsets.UTF_8);

        assertThat(Weight.of(READ, bytes, 3, 2) - Weight.OF_EVENT).isEqualTo(2);
        assertThat(Weight.of(READ, bytes, 3, 3) - Weight.OF_EVENT).isEqualTo(3);
    }

    @Test
    void oneThatIsRejectedTakesNoMoreHoweverLong() {
        ParsedEvent rejected = new ParsedEvent.Rejection(null, false, "urn:x", "x");

        assertThat(Weight.of(rejected, new byte[9], 0, 9)).isEqualTo(Weight.OF_EVENT);
    }
}
