package io.touchstone.load;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** A file of events, one a line, gzipped or not, read batch by batch. */
final class EventFile implements AutoCloseable {

    /** Some seconds of work for the service: often enough to see progress, seldom enough not to pay for round trips. */
    static final int MAXIMUM_EVENTS = 10_000;

    /** Bounds memory on both sides when events are large. An event larger than this still makes a batch of its own. */
    static final int MAXIMUM_BYTES = 8 * 1024 * 1024;

    /** One byte is one character, here and on the way out: events pass through as they are, also broken ones. */
    static final Charset BYTE_BY_BYTE = StandardCharsets.ISO_8859_1;

    private static final int GZIP_FIRST_BYTE = 0x1f;
    private static final int GZIP_SECOND_BYTE = 0x8b;

    private final long size;
    private final CountingStream file;
    private final BufferedReader lines;
    private long lineNumber;

    private EventFile(long size, CountingStream file, BufferedReader lines) {
        this.size = size;
        this.file = file;
        this.lines = lines;
    }

    static EventFile open(Path path) throws IOException {
        CountingStream file = new CountingStream(Files.newInputStream(path));
        try {
            InputStream content = unzipped(new BufferedInputStream(file));
            // Each byte becomes one character and back: the events pass through as they are, also where they are
            // broken.
            return new EventFile(
                    Files.size(path),
                    file,
                    new BufferedReader(new InputStreamReader(content, StandardCharsets.ISO_8859_1)));
        } catch (IOException e) {
            file.close();
            throw e;
        }
    }

    private static InputStream unzipped(BufferedInputStream content) throws IOException {
        content.mark(2);
        boolean zipped = content.read() == GZIP_FIRST_BYTE && content.read() == GZIP_SECOND_BYTE;
        content.reset();
        return zipped ? new GZIPInputStream(content, 1 << 16) : content;
    }

    /** The next batch, of at least one event, or null at the end. Blank lines are no events. */
    @Nullable Batch next() throws IOException {
        StringBuilder body = new StringBuilder();
        List<Long> lineNumbers = new ArrayList<>();
        while (lineNumbers.size() < MAXIMUM_EVENTS && body.length() < MAXIMUM_BYTES) {
            String line = lines.readLine();
            if (line == null) {
                break;
            }
            lineNumber++;
            if (!line.isBlank()) {
                body.append(line).append('\n');
                lineNumbers.add(lineNumber);
            }
        }
        return lineNumbers.isEmpty() ? null : new Batch(body.toString(), lineNumbers);
    }

    /** How much of the file, as it lies on disk, was read: 0 to 1. */
    double fractionRead() {
        return size == 0 ? 1 : (double) file.count / size;
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }

    private static final class CountingStream extends FilterInputStream {

        private long count;

        CountingStream(InputStream content) {
            super(content);
        }

        @Override
        public int read() throws IOException {
            int read = super.read();
            count += read >= 0 ? 1 : 0;
            return read;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int read = super.read(target, offset, length);
            count += Math.max(read, 0);
            return read;
        }
    }
}
