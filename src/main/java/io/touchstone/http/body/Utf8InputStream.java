package io.touchstone.http.body;

import io.touchstone.event.Utf8;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** Text in UTF-8, without the mark that may stand at its beginning, and nothing that only looks like it. */
final class Utf8InputStream extends PieceInputStream {

    private static final byte[] MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final Utf8 utf8 = new Utf8();
    private final byte[] first = new byte[MARK.length];
    /** How many bytes there are in {@code first}, and how many of these were handed on; -1 before any was read. */
    private int firstLength = -1;

    private int firstRead;

    Utf8InputStream(InputStream in) {
        super(in);
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (firstLength < 0) {
            passMark();
        }
        if (firstRead < firstLength) {
            int read = Math.min(length, firstLength - firstRead);
            System.arraycopy(first, firstRead, buffer, offset, read);
            firstRead += read;
            return checked(buffer, offset, read);
        }
        return checked(buffer, offset, in.read(buffer, offset, length));
    }

    private void passMark() throws IOException {
        firstLength = in.readNBytes(first, 0, MARK.length);
        if (Arrays.equals(first, MARK)) {
            firstRead = firstLength;
        }
    }

    private int checked(byte[] buffer, int offset, int read) throws IOException {
        if (read < 0 ? !utf8.isWhole() : !utf8.goesOnWith(buffer, offset, offset + read)) {
            throw new CharConversionException("not UTF-8");
        }
        return read;
    }
}
