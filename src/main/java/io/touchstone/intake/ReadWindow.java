package io.touchstone.intake;

import io.touchstone.event.json.EventLimits;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.function.LongConsumer;

/**
 * The part of a body that is in memory: what was read and is not used yet, and what is kept together because it is one event.
 * It is small as long as nothing large has to be kept.
 */
final class ReadWindow {

    /** In bytes: a webhook. */
    private static final int SMALL = 2 * 1024;

    /** In bytes: what the network hands over at once, and so what is worth to ask for. */
    private static final int GOOD = 32 * 1024;

    private static final int NOTHING = -1;

    private static final byte[] MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final InputStream in;
    private final LongConsumer growth;
    private byte[] bytes = new byte[SMALL];
    private int position;
    private int filled;
    private int kept = NOTHING;

    /** @param growth is told how many bytes more this is about to hold */
    ReadWindow(InputStream in, LongConsumer growth) {
        this.in = in;
        this.growth = growth;
    }

    /** Passes over the mark that a text in UTF-8 may begin with. */
    void passMark() throws IOException {
        keep();
        while (filled < MARK.length && fill()) {}
        if (filled >= MARK.length && Arrays.equals(bytes, 0, MARK.length, MARK, 0, MARK.length)) {
            position = MARK.length;
        }
        kept = NOTHING;
    }

    /** Whether there is a byte more, which is read if need be. */
    boolean hasNext() throws IOException {
        return position < filled || fill();
    }

    /** The byte that comes next, which is there. */
    byte peek() {
        return bytes[position];
    }

    /** What is in memory, in which what is kept begins at {@link #keptFrom}. */
    byte[] bytes() {
        return bytes;
    }

    int position() {
        return position;
    }

    /** Where what was read ends. */
    int filled() {
        return filled;
    }

    void moveTo(int next) {
        position = next;
    }

    /** Keeps what comes from here on. */
    void keep() {
        kept = position;
    }

    /** Whether what comes is kept: it is not once it is too large for an event. */
    boolean isKept() {
        // One more may be the end of a line, or tells that it is too large.
        if (kept != NOTHING && position - kept > EventLimits.EVENT_BYTES + 1) {
            kept = NOTHING;
        }
        return kept != NOTHING;
    }

    int keptFrom() {
        return kept;
    }

    void drop() {
        kept = NOTHING;
    }

    /** Reads more behind what is kept; false at the end. */
    private boolean fill() throws IOException {
        int from = isKept() ? kept : position;
        if (from > 0) {
            System.arraycopy(bytes, from, bytes, 0, filled - from);
            position -= from;
            filled -= from;
            kept = kept == NOTHING ? NOTHING : 0;
        }
        if (filled == bytes.length) {
            grow();
        }
        int read = in.read(bytes, filled, bytes.length - filled);
        if (read > 0) {
            filled += read;
            // There is more than fits: ask for more at once.
            if (filled == bytes.length && bytes.length < GOOD) {
                grow();
            }
        }
        return read > 0;
    }

    private void grow() {
        growth.accept(bytes.length);
        bytes = Arrays.copyOf(bytes, 2 * bytes.length);
    }
}
