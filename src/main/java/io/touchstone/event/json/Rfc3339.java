package io.touchstone.event.json;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;

/**
 * Date-times of RFC 3339, section 5.6: seconds and offset are not optional, {@code T} and {@code Z} may be lower case, a
 * fraction may have any length, {@code -00:00} is UTC.
 *
 * <p>By hand, because {@code java.time} both takes more (an offset of {@code +01}, no seconds) and less (no more than
 * nine decimals), and answers bad input with an exception.
 */
public final class Rfc3339 {

    private static final int SECONDS_PER_DAY = 86_400;
    private static final int END_OF_SECONDS = 19;
    private static final int OFFSET_LENGTH = "+00:00".length();

    /** Of the instants that can be written in UTC with four digits for the year, in seconds since 1970: the first, and what follows the last. */
    private static final long FIRST = -62_167_219_200L;

    private static final long END = 253_402_300_800L;

    private Rfc3339() {}

    /**
     * The instant, truncated to the millisecond; empty when the text is not of this form, or in UTC is of no year from 0000 to 9999. All of a leap second, which
     * can only be the last of a UTC month, is the instant that follows it: so nothing that came later seems earlier.
     */
    public static Optional<Instant> parse(String text) {
        if (text.length() <= END_OF_SECONDS || !hasSeparators(text)) {
            return Optional.empty();
        }
        int year = number(text, 0, 4);
        int month = number(text, 5, 7);
        int day = number(text, 8, 10);
        int hour = number(text, 11, 13);
        int minute = number(text, 14, 16);
        int second = number(text, 17, 19);
        if (!isDate(year, month, day) || !isTime(hour, minute) || second < 0 || second > 60) {
            return Optional.empty();
        }
        int offsetAt = endOfFraction(text);
        if (offsetAt < 0 || !isOffset(text, offsetAt)) {
            return Optional.empty();
        }
        long epochSecond = LocalDate.of(year, month, day).toEpochDay() * SECONDS_PER_DAY
                + (hour * 60L + minute) * 60
                + second
                - offsetSeconds(text, offsetAt);
        if (epochSecond < FIRST || epochSecond >= END) {
            return Optional.empty();
        }
        if (second == 60) {
            return startsMonth(epochSecond) ? Optional.of(Instant.ofEpochSecond(epochSecond)) : Optional.empty();
        }
        return Optional.of(Instant.ofEpochMilli(epochSecond * 1000 + millisecond(text, offsetAt)));
    }

    private static boolean hasSeparators(String text) {
        return text.charAt(4) == '-'
                && text.charAt(7) == '-'
                && (text.charAt(10) == 'T' || text.charAt(10) == 't')
                && text.charAt(13) == ':'
                && text.charAt(16) == ':';
    }

    private static boolean isDate(int year, int month, int day) {
        return year >= 0
                && month >= 1
                && month <= 12
                && day >= 1
                && day <= YearMonth.of(year, month).lengthOfMonth();
    }

    private static boolean isTime(int hour, int minute) {
        return hour >= 0 && hour <= 23 && minute >= 0 && minute <= 59;
    }

    private static boolean startsMonth(long epochSecond) {
        return Math.floorMod(epochSecond, SECONDS_PER_DAY) == 0
                && LocalDate.ofEpochDay(Math.floorDiv(epochSecond, SECONDS_PER_DAY))
                                .getDayOfMonth()
                        == 1;
    }

    /** Where the offset begins, or -1 when a decimal point has no digits behind it. */
    private static int endOfFraction(String text) {
        if (text.charAt(END_OF_SECONDS) != '.') {
            return END_OF_SECONDS;
        }
        int end = END_OF_SECONDS + 1;
        while (end < text.length() && isDigit(text.charAt(end))) {
            end++;
        }
        return end == END_OF_SECONDS + 1 ? -1 : end;
    }

    private static int millisecond(String text, int endOfFraction) {
        int milliseconds = 0;
        for (int i = END_OF_SECONDS + 1; i <= END_OF_SECONDS + 3; i++) {
            milliseconds = 10 * milliseconds + (i < endOfFraction ? text.charAt(i) - '0' : 0);
        }
        return milliseconds;
    }

    private static boolean isOffset(String text, int start) {
        int length = text.length() - start;
        if (length == 1) {
            return isZulu(text.charAt(start));
        }
        return length == OFFSET_LENGTH
                && (text.charAt(start) == '+' || text.charAt(start) == '-')
                && text.charAt(start + 3) == ':'
                && isTime(number(text, start + 1, start + 3), number(text, start + 4, start + 6));
    }

    private static int offsetSeconds(String text, int start) {
        if (isZulu(text.charAt(start))) {
            return 0;
        }
        int seconds = (number(text, start + 1, start + 3) * 60 + number(text, start + 4, start + 6)) * 60;
        return text.charAt(start) == '-' ? -seconds : seconds;
    }

    private static boolean isZulu(char letter) {
        return letter == 'Z' || letter == 'z';
    }

    /** The number that these ASCII digits write, or -1 when one of them is no digit. */
    private static int number(String text, int start, int end) {
        int number = 0;
        for (int i = start; i < end; i++) {
            if (!isDigit(text.charAt(i))) {
                return -1;
            }
            number = 10 * number + text.charAt(i) - '0';
        }
        return number;
    }

    private static boolean isDigit(char character) {
        return character >= '0' && character <= '9';
    }
}
