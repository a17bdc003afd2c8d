package io.touchstone.event;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Tells whether bytes are UTF-8, strictly: JSON parsers read overlong forms and halves of surrogate pairs as characters, so
 * that two different ids would become one. What it is given may end within a character and go on with the next call.
 */
public final class Utf8 {

    private static final VarHandle EIGHT_BYTES =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());

    private static final long NOT_ASCII = 0x8080808080808080L;

    /** How many bytes of a character are still to come, and between which the next of them must be. */
    private int missing;

    private int least;
    private int greatest;

    /** Whether all of these bytes are text in UTF-8. */
    public static boolean isText(byte[] bytes, int from, int to) {
        Utf8 utf8 = new Utf8();
        return utf8.goesOnWith(bytes, from, to) && utf8.isWhole();
    }

    /** Whether these bytes continue a text. */
    public boolean goesOnWith(byte[] bytes, int from, int to) {
        int next = from;
        while (next < to) {
            if (missing == 0) {
                next = endOfAscii(bytes, next, to);
                if (next < to && !isFirst(bytes[next++] & 0xFF)) {
                    return false;
                }
            } else if (!isNext(bytes[next++] & 0xFF)) {
                return false;
            }
        }
        return true;
    }

    /** Whether no character is cut off. */
    public boolean isWhole() {
        return missing == 0;
    }

    /** Where the first byte beyond ASCII is, eight at a time: nearly all of what comes is ASCII. */
    static int endOfAscii(byte[] bytes, int from, int to) {
        int next = from;
        while (next + Long.BYTES <= to && ((long) EIGHT_BYTES.get(bytes, next) & NOT_ASCII) == 0) {
            next += Long.BYTES;
        }
        while (next < to && bytes[next] >= 0) {
            next++;
        }
        return next;
    }

    // Table 3-7 of the Unicode standard: the second byte alone has bounds of its own.
    private boolean isFirst(int value) {
        missing = value < 0xC2 || value > 0xF4 ? 0 : value < 0xE0 ? 1 : value < 0xF0 ? 2 : 3;
        least = value == 0xE0 ? 0xA0 : value == 0xF0 ? 0x90 : 0x80;
        greatest = value == 0xED ? 0x9F : value == 0xF4 ? 0x8F : 0xBF;
        return missing > 0;
    }

    private boolean isNext(int value) {
        boolean fits = value >= least && value <= greatest;
        missing--;
        least = 0x80;
        greatest = 0xBF;
        return fits;
    }
}
