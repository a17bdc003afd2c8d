package io.touchstone.siege;

import io.touchstone.wire.Line;
import io.touchstone.wire.Printable;
import java.io.IOException;
import java.io.OutputStream;

/** Each write becomes a chunk of HTTP; closing says that there are no more. Wants a buffer in front of it. */
final class ChunkedOutputStream extends OutputStream {

    private final Line line;

    ChunkedOutputStream(Line line) {
        this.line = line;
    }

    @Override
    public void write(int value) throws IOException {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        byte[] start = Printable.latin(Integer.toHexString(length) + "\r\n");
        byte[] chunk = new byte[start.length + length + 2];
        System.arraycopy(start, 0, chunk, 0, start.length);
        System.arraycopy(bytes, offset, chunk, start.length, length);
        chunk[chunk.length - 2] = '\r';
        chunk[chunk.length - 1] = '\n';
        line.send(chunk);
    }

    @Override
    public void close() throws IOException {
        line.send(Printable.latin("0\r\n\r\n"));
    }
}
