package io.touchstone.http.body;

import io.touchstone.http.body.Rooms.Room;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Takes room for what is made of a body, byte by byte as it comes. */
final class RoomInputStream extends FilterInputStream {

    /**
     * Bytes of memory for a byte of JSON, in the worst case: that of a list of empty objects, each of which becomes an object of
     * ours and an element of a list.
     */
    private static final int EXPANSION = 16;

    private final Room room;

    RoomInputStream(InputStream in, Room room) {
        super(in);
        this.room = room;
    }

    @Override
    public int read() throws IOException {
        int read = super.read();
        if (read >= 0) {
            room.take(EXPANSION);
        }
        return read;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int read = super.read(buffer, offset, length);
        if (read > 0) {
            room.take((long) read * EXPANSION);
        }
        return read;
    }
}
