package io.touchstone.rollup;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;

/**
 * A text of whole numbers with a space between them, read from left to right; money is in millionths. An answer reads some
 * thousands of numbers: one pass over the bytes takes half as long as a search for each space and {@link Long#parseLong}.
 */
final class NumberText {

    private static final int SCALE = 6;

    /** No number of so many characters is too large for a long. */
    private static final int SAFE_LENGTH = 18;

    private final byte[] text;
    private int position;

    NumberText(String text) {
        this.text = text.getBytes(StandardCharsets.ISO_8859_1);
    }

    static void append(StringBuilder text, long number) {
        text.append(text.isEmpty() ? "" : " ").append(number);
    }

    static void append(StringBuilder text, BigDecimal money) {
        text.append(text.isEmpty() ? "" : " ").append(money.setScale(SCALE).unscaledValue());
    }

    boolean hasNext() {
        return position < text.length;
    }

    /** @throws NumberFormatException when what is next is no number, or too long for one that counts something */
    long number() {
        int from = position;
        long number = next();
        if (end() - from > SAFE_LENGTH) {
            throw new NumberFormatException("too long for a count: " + text(from));
        }
        return number;
    }

    /** @throws NumberFormatException when what is next is no number */
    BigDecimal money() {
        int from = position;
        long number = next();
        return end() - from <= SAFE_LENGTH
                ? BigDecimal.valueOf(number, SCALE)
                : new BigDecimal(new BigInteger(text(from)), SCALE);
    }

    void skip(int numbers) {
        for (int skipped = 0; skipped < numbers; skipped++) {
            while (position < text.length && text[position] != ' ') {
                position++;
            }
            position++;
        }
    }

    /** The number that begins here, wrapped around when it is long. */
    private long next() {
        int first = hasNext() && text[position] == '-' ? position + 1 : position;
        long number = 0;
        int at = first;
        for (; at < text.length && text[at] != ' '; at++) {
            int digit = text[at] - '0';
            if (digit < 0 || digit > 9) {
                throw new NumberFormatException("no digit: " + (char) text[at]);
            }
            number = 10 * number + digit;
        }
        if (at == first) {
            throw new NumberFormatException("no number where one has to be");
        }
        boolean negative = first > position;
        position = at + 1;
        return negative ? -number : number;
    }

    /** Where the number that was read last ends. */
    private int end() {
        return position - 1;
    }

    private String text(int from) {
        return new String(text, from, end() - from, StandardCharsets.ISO_8859_1);
    }
}
