package io.touchstone.source.hook;

import io.touchstone.http.body.Rooms.Room;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;

/** Reads the body of a delivery whole, since its signature is over all of it. */
final class HookBody {

    /** Of the platforms that we know none sends more. */
    static final long LONGEST = 3L * 1024 * 1024;

    private static final int STEP = 16 * 1024;

    private HookBody() {}

    /** @param room has twice its bytes after: a buffer that grows is copied */
    static byte[] read(InputStream body, Room room) throws IOException {
        ByteArrayOutputStream read = new ByteArrayOutputStream();
        byte[] step = new byte[STEP];
        for (int length = body.read(step); length >= 0; length = body.read(step)) {
            room.take(2L * length);
            read.write(step, 0, length);
        }
        return read.toByteArray();
    }
}
