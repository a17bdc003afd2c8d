package io.touchstone.event;

import java.util.Locale;
import java.util.Optional;

/**
 * What of a text is taken as an e-mail address: one with an {@code @} and at most 254 characters (Unicode code points), the space
 * around it aside.
 */
public final class EmailAddress {

    public static final int MAX_LENGTH = 254;

    private EmailAddress() {}

    /** The address without the space around it and what no text may hold; nothing when it is none. */
    public static Optional<String> find(String text) {
        int end = text.length();
        int begin = 0;
        while (begin < end && isIgnored(text.charAt(begin))) {
            begin++;
        }
        while (end > begin && isIgnored(text.charAt(end - 1))) {
            end--;
        }
        boolean isShort = end - begin <= 2 * MAX_LENGTH && text.codePointCount(begin, end) <= MAX_LENGTH;
        return isShort && text.indexOf('@', begin, end) >= 0 && isClean(text, begin, end)
                ? Optional.of(text.substring(begin, end))
                : Optional.empty();
    }

    /** How it is compared. @param email as found */
    public static String oneForm(String email) {
        return email.toLowerCase(Locale.ROOT);
    }

    private static boolean isIgnored(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || Character.isISOControl(c);
    }

    private static boolean isClean(String text, int begin, int end) {
        String address = text.substring(begin, end);
        return address.chars().noneMatch(Character::isISOControl) && !UnpairedSurrogates.anyAlone(address);
    }
}
