package io.touchstone.rollup;

import java.math.BigDecimal;
import java.math.BigInteger;

/** A text of whole numbers with spaces between them, read from left to right; money is in millionths. */
final class NumberText {

    private static final int SCALE = 6;

    /** No number of so many digits is too large for a long. */
    private static final int SAFE_DIGITS = 18;

    private final String text;
    private int position;

    NumberText(String text) {
        this.text = text;
    }

    static void append(StringBuilder text, long number) {
        text.append(text.isEmpty() ? "" : " ").append(number);
    }

    static void append(StringBuilder text, BigDecimal money) {
        text.append(text.isEmpty() ? "" : " ").append(money.setScale(SCALE).unscaledValue());
    }

    boolean hasNext() {
        return position < text.length();
    }

    long number() {
        int from = position;
        return Long.parseLong(text, from, next(), 10);
    }

    BigDecimal money() {
        int from = position;
        int to = next();
        return to - from <= SAFE_DIGITS
                ? BigDecimal.valueOf(Long.parseLong(text, from, to, 10), SCALE)
                : new BigDecimal(new BigInteger(text.substring(from, to)), SCALE);
    }

    void skip(int numbers) {
        for (int skipped = 0; skipped < numbers; skipped++) {
            next();
        }
    }

    /** The end of the number that begins here; goes on to the one after it. */
    private int next() {
        int space = text.indexOf(' ', position);
        int end = space < 0 ? text.length() : space;
        position = end + 1;
        return end;
    }
}
