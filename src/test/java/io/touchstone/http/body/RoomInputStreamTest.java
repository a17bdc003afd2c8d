package io.touchstone.http.body;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.management.ThreadMXBean;
import io.touchstone.http.JsonSettings;
import io.touchstone.http.body.Rooms.Room;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RoomInputStreamTest {

    private static final long ALL = 1L << 40;

    private final Room room = new Rooms(ALL, 1).enter("somebody");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "{'':0}",
                "{'a':{}}",
                "{'a':[]}",
                "[[]]",
                "[0]",
                "7",
                "1e9",
                "1.5",
                "1234567890123",
                "true",
                "''",
                "'a'",
                "'\\u6f22'",
                "'文'",
                "{'a':1,'b':2,'c':3,'d':4}"
            })
    void aTreeTakesNoMoreThanItsRoom(String element) throws IOException {
        byte[] list = ("[" + (element + ",").repeat(20_000) + element + "]")
                .replace('\'', '"')
                .getBytes(UTF_8);
        ObjectMapper mapper = new ObjectMapper();
        new JsonSettings().customize(mapper);
        mapper.readTree(list);
        long before = allocated();
        var tree = mapper.readTree(new RoomInputStream(new ByteArrayInputStream(list), room));
        // What is held is no more than what was made, of which some is garbage by then.
        assertThat(allocated() - before).isLessThan(room.held());
        assertThat(tree).hasSize(20_001);
    }

    @Test
    void byteByByteItTakesTheSame() throws IOException {
        byte[] json = "{'a':[1,{}]}".getBytes(UTF_8);
        new RoomInputStream(new ByteArrayInputStream(json), room).readAllBytes();
        Room other = new Rooms(ALL, 1).enter("somebody");
        InputStream single = new RoomInputStream(new ByteArrayInputStream(json), other);
        while (single.read() >= 0) {
            assertThat(other.held()).isPositive();
        }
        assertThat(other.held()).isEqualTo(room.held());
    }

    private static long allocated() {
        return ((ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
    }
}
