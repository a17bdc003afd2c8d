package io.touchstone.siege;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.function.IntFunction;
import java.util.zip.GZIPOutputStream;

/** What is sent after a head: made while it is sent, since it is often larger than memory. */
@FunctionalInterface
interface Body {

    void writeTo(OutputStream out) throws IOException;

    static Body of(String text) {
        return out -> out.write(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The same text again and again. */
    static Body repeated(String text, int times) {
        return out -> {
            // Pieces of some kilobytes: a write for each comma would measure the harness.
            int perPiece = Math.clamp(32 * 1024 / text.length(), 1, times);
            byte[] piece = text.repeat(perPiece).getBytes(StandardCharsets.UTF_8);
            for (int i = 0; i < times / perPiece; i++) {
                out.write(piece);
            }
            out.write(text.repeat(times % perPiece).getBytes(StandardCharsets.UTF_8));
        };
    }

    static Body each(int times, IntFunction<String> text) {
        return out -> {
            for (int i = 0; i < times; i++) {
                out.write(text.apply(i).getBytes(StandardCharsets.UTF_8));
            }
        };
    }

    default Body then(Body next) {
        return out -> {
            writeTo(out);
            next.writeTo(out);
        };
    }

    default Body then(String text) {
        return then(of(text));
    }

    /** Gzipped once, however often it is sent: of something repetitive little remains. */
    default Body gzipped() {
        ByteArrayOutputStream gzipped = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(gzipped, 1 << 16)) {
            writeTo(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out -> out.write(gzipped.toByteArray());
    }
}
