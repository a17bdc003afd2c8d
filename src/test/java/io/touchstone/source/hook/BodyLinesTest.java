package io.touchstone.source.hook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.touchstone.http.body.Rooms;
import io.touchstone.http.body.Rooms.Room;
import io.touchstone.problem.ProblemException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BodyLinesTest {

    private final Room room = new Rooms(64L * 1024 * 1024, 1).enter("workspace");

    private List<String> lines(InputStream in) throws IOException {
        BodyLines lines = new BodyLines(in, room);
        List<String> read = new ArrayList<>();
        for (byte[] line = lines.next(); line != null; line = lines.next()) {
            read.add(new String(line, UTF_8));
        }
        return read;
    }

    private static InputStream of(String text) {
        return new ByteArrayInputStream(text.getBytes(UTF_8));
    }

    @Test
    void areReadWithAndWithoutTheLastEnd() throws IOException {
        assertThat(lines(of("a\nb\n"))).containsExactly("a", "b");
        assertThat(lines(of("a\nb"))).containsExactly("a", "b");
    }

    @Test
    void thatAreBlankSayNothing() throws IOException {
        assertThat(lines(of("\n \t\r\na\n\n\n"))).containsExactly("a");
        assertThat(lines(of(""))).isEmpty();
    }

    @Test
    void mayBeLongerThanWhatIsReadAtOnce() throws IOException {
        String one = "é".repeat(40_000);
        String other = "x".repeat(16 * 1024);

        assertThat(lines(of(one + "\n" + other + "\n" + one))).containsExactly(one, other, one);
    }

    @Test
    void mayComeByteByByte() throws IOException {
        InputStream slow = new ByteArrayInputStream("ab\ncd".getBytes(UTF_8)) {
            @Override
            public int read(byte[] bytes, int from, int length) {
                return super.read(bytes, from, Math.min(1, length));
            }

            @Override
            public int read(byte[] bytes) {
                return read(bytes, 0, bytes.length);
            }
        };

        assertThat(lines(slow)).containsExactly("ab", "cd");
    }

    @Test
    void areNoLongerThanABodyMayBe() throws IOException {
        String longest = "x".repeat((int) HookBody.LONGEST);

        assertThat(lines(of(longest + "\n"))).containsExactly(longest);
        assertThatThrownBy(() -> lines(of("a\n" + longest + "x\n")))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("Line 2");
    }

    @Test
    void takeRoomAsTheyCome() throws IOException {
        lines(of("x".repeat(100) + "\n"));

        assertThat(room.held()).isEqualTo(200);
    }
}
