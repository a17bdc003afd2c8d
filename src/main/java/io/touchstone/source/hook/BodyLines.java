package io.touchstone.source.hook;

import io.touchstone.http.body.Rooms.Room;
import io.touchstone.problem.ProblemException;
import io.touchstone.problem.ProblemType;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The lines of a stream, each a body. Blank ones say nothing. */
final class BodyLines {

    private static final int STEP = 16 * 1024;

    private final InputStream in;
    private final Room room;
    private final byte[] step = new byte[STEP];
    private int position;
    private int filled;
    private long line;

    BodyLines(InputStream in, Room room) {
        this.in = in;
        this.room = room;
    }

    /**
     * The next one, without its end; null after the last.
     *
     * @throws ProblemException where a line is longer than a body may be
     */
    byte @Nullable [] next() throws IOException {
        while (hasMore()) {
            byte[] read = read();
            if (!new String(read, StandardCharsets.ISO_8859_1).isBlank()) {
                return read;
            }
        }
        return null;
    }

    private byte[] read() throws IOException {
        ByteArrayOutputStream read = new ByteArrayOutputStream();
        line++;
        boolean ended = false;
        while (!ended && hasMore()) {
            int from = position;
            while (position < filled && step[position] != '\n') {
                position++;
            }
            ended = position < filled;
            // A buffer that grows is copied.
            room.take(2L * (position - from));
            read.write(step, from, position - from);
            position += ended ? 1 : 0;
            if (read.size() > HookBody.LONGEST) {
                throw new ProblemException(
                        ProblemType.BODY_TOO_LARGE,
                        "Line " + line + " may have at most " + HookBody.LONGEST + " bytes.");
            }
        }
        return read.toByteArray();
    }

    private boolean hasMore() throws IOException {
        while (position == filled) {
            position = 0;
            filled = Math.max(0, in.read(step));
            if (filled == 0) {
                return false;
            }
        }
        return true;
    }
}
