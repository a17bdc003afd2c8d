package io.touchstone.ingest;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The lines of a stream, as bytes. What is longer than an event can be is cut off, and so is no valid JSON. */
final class EventLines {

    /** An event of the longest texts in the widest script, written with escapes, stays below. */
    static final int LONGEST = 256 * 1024;

    private static final int BUFFER = 64 * 1024;

    private final InputStream in;
    private final byte[] buffer = new byte[BUFFER];
    private int position;
    private int filled;

    EventLines(InputStream in) {
        this.in = in;
    }

    /** The next line without its end; null after the last. */
    byte @Nullable [] next() throws IOException {
        byte[] line = new byte[0];
        boolean any = false;
        while (position < filled || fill()) {
            any = true;
            int end = position;
            while (end < filled && buffer[end] != '\n') {
                end++;
            }
            line = append(line, end);
            boolean complete = end < filled;
            position = complete ? end + 1 : end;
            if (complete) {
                break;
            }
        }
        return any ? line : null;
    }

    private byte[] append(byte[] line, int end) {
        int added = Math.min(end - position, LONGEST + 1 - line.length);
        byte[] longer = Arrays.copyOf(line, line.length + added);
        System.arraycopy(buffer, position, longer, line.length, added);
        return longer;
    }

    private boolean fill() throws IOException {
        position = 0;
        filled = Math.max(0, in.read(buffer));
        return filled > 0;
    }
}
