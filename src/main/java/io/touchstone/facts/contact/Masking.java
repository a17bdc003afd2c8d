package io.touchstone.facts.contact;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import java.util.Arrays;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What is left of personal data for those who may not see it ("People" in {@code README.md}). */
final class Masking {

    private static final Pattern SPACES = Pattern.compile("\\s+");
    private static final int SHOWN_DIGITS = 2;

    /** With their plus sign. None begins another. */
    private static final Set<String> COUNTRY_CODES = PhoneNumberUtil.getInstance().getSupportedCallingCodes().stream()
            .map(code -> "+" + code)
            .collect(Collectors.toUnmodifiableSet());

    private static final int LONGEST_COUNTRY_CODE = "+999".length();

    private Masking() {}

    /** Of {@code Ada Lovelace}: {@code A. L.} */
    static String initials(String name) {
        return Arrays.stream(SPACES.split(name.strip()))
                .filter(word -> !word.isEmpty())
                .map(word -> Character.toString(Character.toUpperCase(word.codePointAt(0))) + ".")
                .collect(Collectors.joining(" "));
    }

    /** Of {@code +33612345678}: {@code +33***78}. A number too short to hide anything shows its country code alone. */
    static String phone(String phone) {
        String countryCode = countryCode(phone);
        String digits = phone.substring(countryCode.length());
        String shown = digits.length() > SHOWN_DIGITS ? digits.substring(digits.length() - SHOWN_DIGITS) : "";
        return countryCode + "***" + shown;
    }

    /** Just {@code +} where no country has the code. */
    private static String countryCode(String phone) {
        return IntStream.rangeClosed(2, Math.min(LONGEST_COUNTRY_CODE, phone.length()))
                .mapToObj(end -> phone.substring(0, end))
                .filter(COUNTRY_CODES::contains)
                .findFirst()
                .orElse("+");
    }
}
