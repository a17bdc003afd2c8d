package io.touchstone.http.body;

import io.touchstone.http.body.Rooms.Room;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Takes room for what is made of a body of JSON, a tree at worst, byte by byte as it comes. */
final class RoomInputStream extends FilterInputStream {

    /** In bytes: a byte as it is read, and in a text that is kept, each of whose letters takes two where one is beyond Latin-1. */
    private static final int OF_BYTE = 8;

    /** An object with the map of its fields, or a list with room for some elements. */
    private static final int OF_BEGIN = 128;

    /** What follows: an element or a field, its place among the others, and the text or number that it is. */
    private static final int OF_NEXT = 96;

    private final Room room;

    RoomInputStream(InputStream in, Room room) {
        super(in);
        this.room = room;
    }

    @Override
    public int read() throws IOException {
        int read = super.read();
        if (read >= 0) {
            room.take(weight((byte) read));
        }
        return read;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int read = super.read(buffer, offset, length);
        if (read > 0) {
            long weight = 0;
            for (int i = offset; i < offset + read; i++) {
                weight += weight(buffer[i]);
            }
            room.take(weight);
        }
        return read;
    }

    private static int weight(byte json) {
        return switch (json) {
            case '{', '[' -> OF_BYTE + OF_BEGIN;
            case ',', ':' -> OF_BYTE + OF_NEXT;
            default -> OF_BYTE;
        };
    }
}
