package io.touchstone.http.body;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Ends in a 413 where more than the given number of bytes come, whatever length was announced. */
final class LimitedInputStream extends FilterInputStream {

    private final long limit;
    private long count;

    LimitedInputStream(InputStream in, long limit) {
        super(in);
        this.limit = limit;
    }

    @Override
    public int read() throws IOException {
        int value = super.read();
        add(value < 0 ? 0 : 1);
        return value;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int read = super.read(buffer, offset, length);
        add(Math.max(read, 0));
        return read;
    }

    // Nothing to do: to close the server's own stream is to read it to its end, however far that is (see UnreadBody).
    @Override
    public void close() {}

    private void add(int read) {
        count += read;
        if (count > limit) {
            throw BodyReader.tooLarge(limit);
        }
    }
}
