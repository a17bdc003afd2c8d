package io.touchstone.source.shop;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Phones as people type them into a shop. */
public final class ShopPhone {

    private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();

    /** No number is as long, spaces and all; what is longer is not looked at. */
    private static final int LONGEST = 64;

    private ShopPhone() {}

    /**
     * In E.164; null where it is none that could be in use. What many type who have none to give, such as zeros, would make one person of
     * all of them.
     *
     * @param country ISO 3166-1 of the address that it stands in; null leaves those that begin with a country's code
     */
    public static @Nullable String e164(@Nullable String typed, @Nullable String country) {
        if (typed == null || typed.length() > LONGEST) {
            return null;
        }
        try {
            Phonenumber.PhoneNumber number =
                    NUMBERS.parse(typed, country == null ? null : country.toUpperCase(Locale.ROOT));
            return NUMBERS.isValidNumber(number) ? NUMBERS.format(number, PhoneNumberFormat.E164) : null;
        } catch (NumberParseException _) {
            return null;
        }
    }
}
