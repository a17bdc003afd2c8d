package io.touchstone.event;

import java.util.Optional;

/** The form of a phone number: E.164 with its leading {@code +}, that is 2 to 15 digits of which the first is not 0. */
public final class PhoneNumber {

    private static final int MAX_DIGITS = 15;

    private PhoneNumber() {}

    /** What is wrong with it, to be read after the field's name; empty when it is of that form. */
    public static Optional<String> violation(String phone) {
        return isE164(phone)
                ? Optional.empty()
                : Optional.of("must be E.164 with its plus sign, such as +5511998765432");
    }

    private static boolean isE164(String phone) {
        int digits = phone.length() - 1;
        if (digits < 2 || digits > MAX_DIGITS || phone.charAt(0) != '+' || phone.charAt(1) == '0') {
            return false;
        }
        for (int i = 1; i <= digits; i++) {
            if (phone.charAt(i) < '0' || phone.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }
}
