package io.touchstone.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.touchstone.event.json.EventLimits;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventLinesTest {

    private static final int LONGEST = EventLimits.EVENT_BYTES;

    @Test
    void nothingHasNoLines() {
        assertThat(lines("")).isEmpty();
    }

    @Test
    void theLastLineNeedsNoNewline() {
        assertThat(lines("a\nb")).containsExactly("a", "b");
    }

    @Test
    void aFinalNewlineStartsNoLine() {
        assertThat(lines("a\nb\n")).containsExactly("a", "b");
    }

    @Test
    void blankLinesAreLines() {
        assertThat(lines("\na\n\n \nb")).containsExactly("", "a", "", " ", "b");
    }

    @Test
    void carriageReturnsAreLeftToTheParser() {
        assertThat(lines("a\r\nb\r\n")).containsExactly("a\r", "b\r");
    }

    @Test
    void charactersOfSeveralBytesStayWhole() {
        assertThat(lines("é文\uD83D\uDE00\né")).containsExactly("é文\uD83D\uDE00", "é");
    }

    /** Around the size of the buffer, and over several of them. */
    @ParameterizedTest
    @ValueSource(ints = {1, 65_534, 65_535, 65_536, 65_537, 131_071, 131_072, 200_000})
    void linesMayLieAcrossReads(int length) {
        List<String> lines = List.of("a".repeat(length), "b", "c".repeat(length), "", "d".repeat(length));
        assertThat(lines(String.join("\n", lines))).isEqualTo(lines);
    }

    @Test
    void aStreamMayGiveFewBytesAtATime() {
        List<String> lines = IntStream.range(0, 50).mapToObj("x"::repeat).toList();
        InputStream trickle = new Trickle(String.join("\n", lines).getBytes(UTF_8));
        assertThat(lines(trickle)).isEqualTo(lines);
    }

    @Test
    void theLongestLineIsKeptWhole() {
        String longest = "a".repeat(LONGEST);
        assertThat(lines(longest + "\nb")).containsExactly(longest, "b");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 65_536, 1_000_000})
    void ofALongerLineNothingIsKeptAndTheNextIsIntact(int excess) {
        String longer = "a".repeat(LONGEST + excess);
        List<String> lines = lines(longer + "\nb\nc");
        assertThat(lines).hasSize(3).endsWith("b", "c");
        assertThat(lines.getFirst().length()).isIn(0, LONGEST + 1);
    }

    @Test
    void aMarkAtTheBeginIsPassedOver() {
        assertThat(lines("\uFEFFa\n\uFEFFb")).containsExactly("a", "\uFEFFb");
        assertThat(lines("\uFEFF")).isEmpty();
    }

    @Test
    void memoryGrowsWithTheLongestLineAlone() {
        AtomicLong grown = new AtomicLong();
        lines(new ByteArrayInputStream("0123456789\n".repeat(500_000).getBytes(UTF_8)), grown::addAndGet);
        assertThat(grown.get()).isLessThan(64 * 1024);
        lines(new ByteArrayInputStream("0123456789".repeat(500_000).getBytes(UTF_8)), grown::addAndGet);
        assertThat(grown.get()).isLessThan(1024 * 1024);
    }

    @Test
    void theEndStaysTheEnd() throws IOException {
        EventLines lines = new EventLines(new ReadWindow(new ByteArrayInputStream(new byte[] {'a'}), _ -> {}));
        assertThat(lines.next()).isTrue();
        assertThat(lines.next()).isFalse();
        assertThat(lines.next()).isFalse();
    }

    private static List<String> lines(String text) {
        return lines(new ByteArrayInputStream(text.getBytes(UTF_8)));
    }

    private static List<String> lines(InputStream in) {
        return lines(in, _ -> {});
    }

    private static List<String> lines(InputStream in, LongConsumer growth) {
        try (in) {
            EventLines lines = new EventLines(new ReadWindow(in, growth));
            List<String> all = new ArrayList<>();
            while (lines.next()) {
                all.add(lines.isWhole() ? new String(lines.bytes(), lines.from(), lines.length(), UTF_8) : "");
            }
            return all;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Three bytes at most, as a slow network might. */
    private static final class Trickle extends ByteArrayInputStream {

        private Trickle(byte[] bytes) {
            super(bytes);
        }

        @Override
        public synchronized int read(byte[] buffer, int offset, int length) {
            return super.read(buffer, offset, Math.min(3, length));
        }
    }
}
