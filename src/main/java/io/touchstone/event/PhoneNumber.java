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

    /**
     * The form in which two numbers are compared. Mexico's mobiles had a {@code 1} and Argentina's have a {@code 9} after the country's
     * code when they are called from abroad; Brazil's got a {@code 9} after the area's, and many lists still have them without.
     *
     * @param phone of the form that has no violation
     */
    public static String oneForm(String phone) {
        if (phone.startsWith("+521") && phone.length() == 14) {
            return "+52" + phone.substring(4);
        }
        if (phone.startsWith("+549") && phone.length() == 14) {
            return "+54" + phone.substring(4);
        }
        if (phone.startsWith("+55") && phone.length() == 13 && phone.charAt(5) >= '6') {
            return phone.substring(0, 5) + '9' + phone.substring(5);
        }
        return phone;
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
