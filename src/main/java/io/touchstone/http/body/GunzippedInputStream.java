package io.touchstone.http.body;

import io.touchstone.problem.ProblemException;
import io.touchstone.problem.ProblemType;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * What a body in gzip inflates to, of one member or several, as it is asked for: some kilobytes are held, whatever it inflates
 * to. What is broken, cut off or followed by something else ends in a 400.
 */
final class GunzippedInputStream extends InputStream {

    /** The length of a member's end: its checksum and its length. */
    private static final int TRAILER = 8;

    private final Counted source;
    private final Members members;

    GunzippedInputStream(InputStream in) throws IOException {
        source = new Counted(in);
        try {
            members = new Members(source);
        } catch (ZipException | EOFException e) {
            throw broken(e);
        }
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        try {
            int read = members.read(buffer, offset, length);
            if (read < 0 && !members.endedWithSource()) {
                throw new ZipException("something follows");
            }
            return read;
        } catch (ZipException | EOFException e) {
            throw broken(e);
        }
    }

    /** Gives back what is not the heap's. */
    @Override
    public void close() throws IOException {
        members.close();
    }

    private IOException broken(IOException thrown) {
        if (source.failure == null) {
            throw new ProblemException(ProblemType.BAD_REQUEST, "The body is not gzip, or not whole.");
        }
        return thrown;
    }

    /** Takes what follows after a member and is none for the end, whatever it is: how much was read tells them apart. */
    private static final class Members extends GZIPInputStream {

        private final Counted source;
        private long filled;

        private Members(Counted source) throws IOException {
            super(source, 8 * 1024);
            this.source = source;
        }

        @Override
        protected void fill() throws IOException {
            super.fill();
            filled = source.count;
        }

        private boolean endedWithSource() throws IOException {
            if (source.failure != null) {
                throw source.failure;
            }
            return inf.getRemaining() + source.count - filled == TRAILER;
        }
    }

    private static final class Counted extends PieceInputStream {

        private long count;
        private @Nullable IOException failure;

        private Counted(InputStream in) {
            super(in);
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            try {
                int read = in.read(buffer, offset, length);
                count += Math.max(0, read);
                return read;
            } catch (IOException e) {
                failure = e;
                throw e;
            }
        }

        @Override
        public void close() {}
    }
}
