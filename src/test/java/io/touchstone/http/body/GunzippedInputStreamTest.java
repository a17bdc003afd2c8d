package io.touchstone.http.body;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.touchstone.problem.ProblemException;
import io.touchstone.problem.ProblemType;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

public class GunzippedInputStreamTest {

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 8_191, 8_192, 100_000})
    void whatWasZippedComesOut(int length) {
        byte[] text = random(length);
        assertThat(gunzipped(gzip(text), 1_000_000)).isEqualTo(text);
        assertThat(gunzipped(gzip(text), 1)).isEqualTo(text);
    }

    @Test
    void membersFollowEachOther() {
        for (int pieces : new int[] {1, 3, 10_000}) {
            assertThat(gunzipped(
                            joined(gzip("a".getBytes(UTF_8)), gzip(new byte[0]), gzip("b".getBytes(UTF_8))), pieces))
                    .isEqualTo("ab".getBytes(UTF_8));
        }
    }

    @Test
    void whatIsCutOffIsBrokenWhereverItIsCut() {
        byte[] whole = joined(gzip(random(100)), gzip(random(100)));
        byte[] first = gzip(random(100));
        for (int length = 0; length < whole.length; length++) {
            if (length != first.length) {
                assertBroken(Arrays.copyOf(whole, length));
            }
        }
    }

    @Test
    void whatFollowsAndIsNoMemberIsBroken() {
        for (int garbage = 1; garbage < 30; garbage++) {
            assertBroken(joined(gzip(random(100)), new byte[garbage]));
            assertBroken(joined(gzip(random(100)), "x".repeat(garbage).getBytes(UTF_8)));
        }
    }

    @Test
    void whatWasChangedOnItsWayIsBroken() {
        byte[] zipped = gzip(random(100));
        zipped[zipped.length - 6] ^= 1;
        assertBroken(zipped);
        assertBroken("{\"events\":[]}".getBytes(UTF_8));
    }

    @Test
    void aConnectionThatBreaksIsNoFaultOfTheFormat() {
        byte[] zipped = gzip(random(100));
        for (int length : new int[] {0, 5, 50, zipped.length}) {
            InputStream broken = new ByteArrayInputStream(zipped, 0, length) {
                @Override
                public synchronized int read(byte[] buffer, int offset, int count) {
                    int read = super.read(buffer, offset, count);
                    if (read < 0) {
                        throw new UncheckedIOException(new IOException("reset"));
                    }
                    return read;
                }
            };
            assertThatExceptionOfType(UncheckedIOException.class)
                    .isThrownBy(() -> new GunzippedInputStream(broken).transferTo(OutputStream.nullOutputStream()));
        }
    }

    @Test
    void littleIsHeldOfWhatInflatesToMuch() throws IOException {
        byte[] bomb = gzip(new byte[50_000_000]);
        assertThat(bomb).hasSizeLessThan(60_000);
        assertThat(new GunzippedInputStream(new ByteArrayInputStream(bomb)).readNBytes(1_000))
                .hasSize(1_000);
    }

    private static void assertBroken(byte[] zipped) {
        for (int piece : new int[] {1, 10_000}) {
            assertThatExceptionOfType(ProblemException.class)
                    .as(zipped.length + " bytes, " + piece + " at a time")
                    .isThrownBy(() -> gunzipped(zipped, piece))
                    .satisfies(problem -> assertThat(problem.type()).isEqualTo(ProblemType.BAD_REQUEST));
        }
    }

    private static byte[] gunzipped(byte[] zipped, int piece) {
        InputStream in = new ByteArrayInputStream(zipped) {
            @Override
            public synchronized int read(byte[] buffer, int offset, int length) {
                return super.read(buffer, offset, Math.min(piece, length));
            }

            @Override
            public synchronized int available() {
                return 0; // as far as anybody knows who waits for a network
            }
        };
        try {
            return new GunzippedInputStream(in).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }

    public static byte[] gzip(byte[] text) {
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(zipped)) {
            out.write(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return zipped.toByteArray();
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }
}
