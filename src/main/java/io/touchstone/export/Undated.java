package io.touchstone.export;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * Takes the time of its making out of a workbook, which the library puts into its properties and nobody can choose: tables of one
 * {@code ETag} are the same, byte by byte.
 *
 * <p>The properties are among the parts behind the sheets, which are some kilobytes. Kept and not compressed, they can be
 * mended in their place: the text, and the checksums behind it and in the directory of the file.
 */
final class Undated extends OutputStream {

    private static final Pattern PROPERTIES = Pattern.compile(
            "(<\\?xml [^>]*><cp:coreProperties .*<dcterms:created [^>]*>)[^<]{24}(</dcterms:created>.*</cp:coreProperties>)");

    private static final String NO_TIME = "2000-01-01T00:00:00.000Z";

    /** Before the checksum behind a part: the signature. */
    private static final String BEHIND_A_PART = "PK\u0007\b";

    /** Before that in the directory: a flag, the method, and the time, which is none. */
    private static final String IN_THE_DIRECTORY = "\b\0\b\0\0\0\0\0";

    private final OutputStream out;
    private @Nullable ByteArrayOutputStream kept;

    Undated(OutputStream out) {
        this.out = out;
    }

    /** Keeps what follows, which is not compressed. */
    void keep() {
        kept = new ByteArrayOutputStream();
    }

    /** Hands on what was kept. */
    void handOn() throws IOException {
        if (kept != null) {
            out.write(undated(kept.toString(ISO_8859_1)).getBytes(ISO_8859_1));
            kept = null;
        }
    }

    @Override
    public void write(int b) throws IOException {
        (kept == null ? out : kept).write(b);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        (kept == null ? out : kept).write(bytes, offset, length);
    }

    private static String undated(String parts) {
        Matcher properties = PROPERTIES.matcher(parts);
        if (!properties.find()) {
            return parts;
        }
        String dated = properties.group();
        String undated = properties.group(1) + NO_TIME + properties.group(2);
        String wrong = checksum(dated);
        String right = checksum(undated);
        return parts.replace(dated, undated)
                .replace(BEHIND_A_PART + wrong, BEHIND_A_PART + right)
                .replace(IN_THE_DIRECTORY + wrong, IN_THE_DIRECTORY + right);
    }

    /** As it stands in a ZIP file. */
    private static String checksum(String part) {
        CRC32 crc = new CRC32();
        crc.update(part.getBytes(ISO_8859_1));
        ByteBuffer bytes = ByteBuffer.allocate(Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        return new String(bytes.putInt((int) crc.getValue()).array(), ISO_8859_1);
    }
}
