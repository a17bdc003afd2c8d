package io.touchstone.event.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Which decimal numbers a field takes. Digits count by value: {@code 10.500} has one decimal.
 *
 * @param integerDigits at most so many before the decimal point
 * @param decimals at most so many after it
 * @param zero whether 0 is one of them; negative numbers never are
 */
public record DecimalRule(int integerDigits, int decimals, boolean zero) {

    /**
     * The number in a JSON number or plain decimal string, without trailing zeros behind its decimal point and never
     * with an exponent; null when it is no such number or breaks the rule.
     *
     * <p>Neither an exponent ({@code 1e999999999}) nor a string of a million digits costs more than reading it.
     */
    public @Nullable BigDecimal read(JsonNode json) {
        if (json.isNumber()) {
            return bounded(json.decimalValue());
        }
        return json.isTextual() ? read(json.textValue()) : null;
    }

    /** As {@link #read(JsonNode)}, of a plain decimal string. */
    public @Nullable BigDecimal read(String text) {
        String digits = significantDigits(text);
        return digits == null || digits.length() > integerDigits + 1 + decimals
                ? null
                : bounded(new BigDecimal(digits));
    }

    private @Nullable BigDecimal bounded(BigDecimal number) {
        if (number.signum() == 0) {
            return zero ? BigDecimal.ZERO : null;
        }
        if (number.signum() < 0 || (long) number.precision() - number.scale() > integerDigits) {
            return null;
        }
        BigDecimal stripped = number.stripTrailingZeros();
        if (stripped.scale() > decimals) {
            return null;
        }
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    /** The text without zeros that mean nothing, or null when it is not digits with, perhaps, a point and digits. */
    private static @Nullable String significantDigits(String text) {
        int point = endOfDigits(text, 0);
        if (point == 0) {
            return null;
        }
        int end = point;
        if (point < text.length()) {
            if (text.charAt(point) != '.'
                    || point + 1 == text.length()
                    || endOfDigits(text, point + 1) < text.length()) {
                return null;
            }
            end = text.length();
            while (text.charAt(end - 1) == '0') {
                end--;
            }
            end = end == point + 1 ? point : end;
        }
        int start = 0;
        while (start < point - 1 && text.charAt(start) == '0') {
            start++;
        }
        return text.substring(start, end);
    }

    private static int endOfDigits(String text, int start) {
        int end = start;
        while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
            end++;
        }
        return end;
    }
}
