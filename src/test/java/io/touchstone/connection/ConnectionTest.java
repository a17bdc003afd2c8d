package io.touchstone.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectionTest {

    private static final Duration HEAD = Duration.ofSeconds(30);
    private static final Duration IDLE = Duration.ofSeconds(75);
    private static final Duration UNTAKEN = Duration.ofSeconds(60);
    private static final Duration MOMENT = Duration.ofSeconds(2);
    private static final String REQUEST = "GET /a HTTP/1.1\r\nHost: x\r\n\r\n";

    private final Limits limits = new Limits(3, HEAD, IDLE, UNTAKEN, 100_000, 16_384, 16_384, 8_192);
    private final AtomicLong held = new AtomicLong();
    private final ConnectionMemory room = new ConnectionMemory(limits.atOnce(), limits.memory(), held);
    private final Line.Clock clock = new Line.Clock();

    private Line open() {
        Line line = new Line(limits, room, clock);
        assertThat(line.open()).isTrue();
        return line;
    }

    @ParameterizedTest
    @ValueSource(strings = {"G", "GET /a HTTP/1.1\r\n", "GET /a HTTP/1.1\r\nHost: x\r\nX-Half: ", "\r\n"})
    void aHeadThatIsNotWholeInTimeIsToldSo(String half) {
        Line line = open().send(half);
        line.pass(HEAD.minus(MOMENT));
        assertThat(line.channel.isOpen()).isTrue();
        line.pass(MOMENT.multipliedBy(2));
        assertThat(line.heard())
                .startsWith("HTTP/1.1 408 ")
                .contains(
                        "application/problem+json",
                        "urn:touchstone:problem:head-too-slow",
                        "X-Request-Id: ",
                        "no-store");
        line.pass(MOMENT.multipliedBy(2));
        assertThat(line.channel.isOpen()).isFalse();
    }

    @Test
    void bytesNowAndThenGiveAHeadNoMoreTime() {
        Line line = open();
        for (int second = 0; second < 40 && line.channel.isOpen(); second++) {
            line.send("G").pass(Duration.ofSeconds(1));
        }
        assertThat(line.heard()).startsWith("HTTP/1.1 408 ");
    }

    @Test
    void whoeverSaysNothingIsToldNothing() {
        Line line = open();
        line.pass(HEAD.plus(MOMENT));
        assertThat(line.heard()).isEmpty();
        assertThat(line.channel.isOpen()).isFalse();
    }

    @Test
    void theTimeOfAFurtherHeadBeginsWithIt() {
        Line line = open().send(REQUEST);
        line.answer("a");
        line.pass(HEAD.plus(MOMENT));
        line.send("GET /b");
        line.pass(HEAD.minus(MOMENT));
        line.send(" HTTP/1.1\r\nHost: x\r\n\r\n");
        assertThat(line.requests).containsExactly("/a", "/b");
    }

    @Test
    void betweenRequestsAConnectionStaysOpenForAWhile() {
        Line line = open().send(REQUEST);
        line.answer("a");
        line.pass(IDLE.minus(MOMENT));
        assertThat(line.channel.isOpen()).isTrue();
        line.pass(MOMENT.multipliedBy(2));
        assertThat(line.channel.isOpen()).isFalse();
    }

    @Test
    void theRestOfABodyWhoseAnswerIsThereIsNotWaitedForWithoutEnd() {
        Line line = open().send("POST /a HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\nslow");
        line.answer("a");
        line.pass(IDLE.plus(MOMENT));
        assertThat(line.channel.isOpen()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                REQUEST,
                "POST /a HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\nslow",
                "POST /a HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nslow\r\n"
            })
    void noTimeRunsHereWhileARequestIsUnderWay(String request) {
        Line line = open().send(request);
        line.pass(Duration.ofHours(1));
        assertThat(line.channel.isOpen()).isTrue();
        assertThat(line.heard()).isEmpty();
    }

    @Test
    void whatIsAskedAheadWaitsForTheAnswerBefore() {
        Line line = open().send(
                        REQUEST + "POST /b HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\n\r\nb" + "GET /c HTTP/1.1\r\n");
        assertThat(line.requests).containsExactly("/a");
        assertThat(line.channel.config().isAutoRead()).isFalse();
        line.answer("a");
        assertThat(line.requests).containsExactly("/a", "/b");
        line.answer("b");
        line.send("Host: x\r\n\r\n");
        assertThat(line.requests).containsExactly("/a", "/b", "/c");
        assertThat(line.channel.config().isAutoRead()).isTrue();
    }

    @Test
    void whatIsAskedAheadWaitsUntilTheAnswerBeforeIsTaken() {
        Line line = open().send(REQUEST);
        line.channel.unsafe().outboundBuffer().setUserDefinedWritability(1, false);
        line.answer("a");
        line.send("GET /b HTTP/1.1\r\nHost: x\r\n\r\n");
        assertThat(line.requests).containsExactly("/a");
        line.channel.unsafe().outboundBuffer().setUserDefinedWritability(1, true);
        line.channel.runPendingTasks();
        assertThat(line.requests).containsExactly("/a", "/b");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "16370 | 0     | 0   | GET",
                "16371 | 0     | 0   | 414 ",
                "1     | 16375 | 0   | GET",
                "1     | 16376 | 0   | 431 ",
                "1     | 0     | 99  | GET",
                "1     | 0     | 100 | 431 "
            })
    void aLineAndItsFieldsHaveSoManyBytesAndNoMore(int target, int value, int fields, String outcome) {
        Line line = open().send("GET /" + "a".repeat(target) + " HTTP/1.1\r\nHost: x\r\n"
                + (value > 0 ? "A: " + "a".repeat(value - 1) + "\r\n" : "")
                + "A:\r\n".repeat(fields)
                + "\r\n");
        if (outcome.equals("GET")) {
            assertThat(line.heard()).isEmpty();
            assertThat(line.requests).hasSize(1);
        } else {
            assertThat(line.heard()).startsWith("HTTP/1.1 " + outcome).contains("application/problem+json");
            assertThat(line.requests).isEmpty();
        }
    }

    @Test
    void fieldsEndBeforeTheHeadDoes() {
        Line line = open().send("GET /a HTTP/1.1\r\n" + "A:\r\n".repeat(101));
        assertThat(line.heard()).startsWith("HTTP/1.1 431 ");
    }

    @Test
    void whereThereIsNoMoreRoomTheOneThatHasWaitedLongestMakesSome() {
        Line working = open().send(REQUEST);
        Line first = open();
        first.pass(MOMENT);
        Line second = open().send("GET /half");
        second.pass(MOMENT);
        Line third = open();
        assertThat(first.channel.isOpen()).isFalse();
        assertThat(second.channel.isOpen()).isTrue();
        third.send(REQUEST);
        third.answer("a");
        assertThat(third.heard()).startsWith("HTTP/1.1 200 ");
        assertThat(working.channel.isOpen()).isTrue();
    }

    @Test
    void whoNeverAskedAnythingMakesRoomBeforeWhoDid() {
        Line served = open().send(REQUEST);
        served.answer("a");
        served.pass(MOMENT);
        Line silent = open();
        silent.pass(MOMENT);
        open().send(REQUEST);
        open();
        assertThat(silent.channel.isOpen()).isFalse();
        assertThat(served.channel.isOpen()).isTrue();
    }

    @Test
    void nothingIsLeftOfAConnectionThatClosed() {
        Line line = open().send("GET /half");
        line.channel.close();
        line.channel.runPendingTasks();
        assertThat(held).hasValue(0);
        assertThat(line.channel.runScheduledPendingTasks()).isEqualTo(-1);
    }

    @Test
    void whereAllAreAtWorkThereIsNoRoom() {
        open().send(REQUEST);
        open().send(REQUEST);
        Line third = open().send(REQUEST);
        assertThat(new Line(limits, room, clock).open()).isFalse();
        third.channel.close();
        assertThat(new Line(limits, room, clock).open()).isTrue();
    }

    @Test
    void halfSentHeadsHaveSoMuchMemoryTogether() {
        Line first = open().send("GET /" + "a".repeat(8_500));
        first.pass(MOMENT);
        Line second = open().send("GET /" + "a".repeat(8_500));
        second.pass(MOMENT);
        assertThat(first.channel.isOpen()).isTrue();
        Line third = open().send("GET /" + "a".repeat(8_500));
        assertThat(first.channel.isOpen()).isFalse();
        assertThat(second.channel.isOpen()).isTrue();
        third.send(" HTTP/1.1\r\nHost: x\r\n\r\n");
        assertThat(third.requests).hasSize(1);
        second.channel.close();
        third.channel.close();
        assertThat(held).hasValue(0);
    }
}
