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
        boolean isNegative = text.charAt(position) == '-';
        if (isNegative) {
            position++;
        }
        long number = 0;
        while (hasNext()) {
            char digit = text.charAt(position++);
            if (digit == ' ') {
                break;
            }
            number = number * 10 + digit - '0';
        }
        return isNegative ? -number : number;
    }

    BigDecimal money() {
        int from = position;
        long number = number();
        return position - from <= SAFE_DIGITS
                ? BigDecimal.valueOf(number, SCALE)
                : new BigDecimal(new BigInteger(text.substring(from, position).strip()), SCALE);
    }

    void skip(int numbers) {
        for (int skipped = 0; skipped < numbers; skipped++) {
            int space = text.indexOf(' ', position);
            position = space < 0 ? text.length() : space + 1;
        }
    }
}
