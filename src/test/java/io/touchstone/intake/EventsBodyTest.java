package io.touchstone.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.touchstone.event.json.EventParser;
import io.touchstone.event.json.ParsedEvent;
import io.touchstone.event.json.ParsedEvent.Rejection;
import io.touchstone.problem.ProblemException;
import io.touchstone.problem.ProblemType;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventsBodyTest {

    private static final String GOOD = Batches.sent("e1", "m1");

    private final List<ParsedEvent> events = new ArrayList<>();
    private long grown;
    private int forgotten;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"events\":[GOOD]}",
                " { \"events\" : [ GOOD ] } \r\n\t",
                "{\"\\u0065v\\u0065nts\":[GOOD]}",
                "{\"events\":[{\"id\":\"] } \\\\\\\" [{\"},GOOD]}"
            })
    void eventsAreFoundHoweverTheBodyIsWritten(String body) {
        read(body.replace("GOOD", GOOD));
        assertThat(events.getLast()).isInstanceOf(ParsedEvent.Valid.class);
    }

    @Test
    void eventsMayComeInAnyPieces() {
        String body = "{\"events\":[" + String.join(",", Collections.nCopies(50, GOOD)) + "]}";
        read(new Trickle(body));
        assertThat(events).hasSize(50).allSatisfy(event -> assertThat(event).isInstanceOf(ParsedEvent.Valid.class));
    }

    @Test
    void anEventThatIsTooLargeCostsItselfAlone() {
        String large = GOOD.replace("\"spring\"", "\"" + "x".repeat(400_000) + "\"");
        read("{\"events\":[" + String.join(",", large, GOOD, "[" + "{},".repeat(200_000) + "1]", GOOD) + "]}");
        assertThat(types()).containsExactly("too-large", "accepted", "too-large", "accepted");
        assertThat(grown).isLessThan(1024 * 1024);
    }

    @Test
    void anEventThatIsTooDeepOrHasTooLongANumberOrAFieldTwiceCostsItselfAlone() {
        String deep = "{\"colour\":" + "[".repeat(50_000) + "]".repeat(50_000) + "}";
        String number = GOOD.replace("\"spring\"", "9".repeat(50_000));
        String twice = GOOD.replace("\"id\"", "\"id\":\"e0\",\"id\"");
        read("{\"events\":[" + String.join(",", deep, GOOD, number, GOOD, twice, GOOD) + "]}");
        assertThat(types())
                .containsExactly(
                        "malformed-json", "accepted", "malformed-json", "accepted", "malformed-json", "accepted");
    }

    @Test
    void theDepthOfWhatIsPassedOverHasNoEnd() {
        ProblemException problem = refused(new SequenceInputStream(Collections.enumeration(List.of(
                stream("{\"colour\":"), new Repeated("[", 10_000_000), new Repeated("]", 10_000_000), stream("}")))));
        assertThat(problem.type()).isEqualTo(ProblemType.INVALID_BODY);
        assertThat(grown).isLessThan(64 * 1024);
    }

    @Test
    void ofMillionsOfUnknownFieldsTheFirstAreNamed() {
        ProblemException problem = refused(new SequenceInputStream(Collections.enumeration(
                List.of(stream("{"), new Repeated("\"a0\":0,", 3_200_000), stream("\"events\":[" + GOOD + "]}")))));
        assertThat(problem.errors()).hasSize(20);
        assertThat(problem.detail()).contains("3200000");
        assertThat(grown).isLessThan(64 * 1024);
    }

    @Test
    void aNameOfAnyLengthIsShownShort() {
        ProblemException problem = refused(new SequenceInputStream(Collections.enumeration(
                List.of(stream("{\""), new Repeated("é", 5_000_000), stream("\":1,\"b\":[{}]}")))));
        assertThat(problem.errors())
                .hasSize(2)
                .allSatisfy(error -> assertThat(error.field()).hasSizeLessThan(60));
    }

    @Test
    void moreEventsThanABatchMayHaveAreNotHeld() {
        ProblemException problem = refused(new SequenceInputStream(Collections.enumeration(
                List.of(stream("{\"events\":[{}"), new Repeated(",{}", 1_000_000), stream("]}")))));
        assertThat(problem.errors())
                .singleElement()
                .satisfies(error -> assertThat(error.field()).isEqualTo("events"));
        assertThat(forgotten).isOne();
        assertThat(events).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "x",
                "{",
                "{\"events\"",
                "{\"events\":",
                "{\"events\":[",
                "{\"events\":[{}",
                "{\"events\":[{}]",
                "{\"events\":[{}]}}",
                "{\"events\":[{}]} 1",
                "{\"events\":[{},]}",
                "{\"events\":[,{}]}",
                "{\"events\":[{} {}]}",
                "{\"events\":[{}],}",
                "{,}",
                "{1:2}",
                "{\"events\" [{}]}",
                "{\"events\":}",
                "{\"events\":[{}],\"events\":[{}]}",
                "{\"events\":[{]}",
                "{\"events\":[{\"a\":nope}]}",
                "{\"\\x\":1}",
                "{\"events\":[\"a\"b]}",
                "{\"events\":[{}]\u0000}"
            })
    void whatIsNotOneJsonValueIsMalformed(String body) {
        assertThat(refused(stream(body)).type()).isEqualTo(ProblemType.MALFORMED_JSON);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"[]", "1", "\"events\"", "null", "{}", "{\"events\":[]}", "{\"events\":{}}", "{\"events\":7}"})
    void anotherValueThanABatchIsInvalid(String body) {
        assertThat(refused(stream(body)).type()).isEqualTo(ProblemType.INVALID_BODY);
    }

    private List<String> types() {
        return events.stream()
                .map(event -> switch (event) {
                    case ParsedEvent.Valid _ -> "accepted";
                    case Rejection rejection -> rejection.type().replaceFirst(".*:", "");
                })
                .toList();
    }

    private ProblemException refused(InputStream body) {
        ProblemException[] problem = new ProblemException[1];
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> read(body))
                .satisfies(thrown -> problem[0] = thrown);
        return problem[0];
    }

    private void read(String body) {
        read(stream(body));
    }

    private void read(InputStream body) {
        try {
            EventsBody.read(
                    new ReadWindow(body, growth -> grown += growth),
                    new EventParser(InstantSource.system()),
                    new EventsBody.Sink() {
                        @Override
                        public void add(ParsedEvent event, byte[] json, int from, int length) {
                            events.add(event);
                        }

                        @Override
                        public void forget() {
                            forgotten++;
                            events.clear();
                        }
                    });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(UTF_8));
    }

    /** The same again and again, of which no more is in memory than is asked for. */
    private static final class Repeated extends InputStream {

        private final byte[] text;
        private final long length;
        private long position;

        private Repeated(String text, long times) {
            this.text = text.getBytes(UTF_8);
            this.length = times * this.text.length;
        }

        @Override
        public int read() {
            return position == length ? -1 : text[(int) (position++ % text.length)] & 0xFF;
        }

        @Override
        public int read(byte[] buffer, int offset, int count) {
            int read = (int) Math.min(count, length - position);
            for (int i = 0; i < read; i++) {
                buffer[offset + i] = text[(int) (position++ % text.length)];
            }
            return read == 0 && count > 0 ? -1 : read;
        }
    }

    /** One to seven bytes at a time. */
    private static final class Trickle extends ByteArrayInputStream {

        private int turn;

        private Trickle(String text) {
            super(text.getBytes(UTF_8));
        }

        @Override
        public synchronized int read(byte[] buffer, int offset, int length) {
            return super.read(buffer, offset, Math.min(1 + turn++ % 7, length));
        }
    }
}
