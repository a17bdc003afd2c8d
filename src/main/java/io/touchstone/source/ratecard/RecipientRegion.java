package io.touchstone.source.ratecard;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.Phonenumber;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The region (ISO 3166-1) by which a recipient is priced. */
public final class RecipientRegion {

    private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();

    private RecipientRegion() {}

    /**
     * That of the number where it is one in use there, else that in front of the user id, else the main one of the number's calling
     * code: WhatsApp has numbers that no numbering plan knows, or none yet.
     *
     * @param phone E.164 with its plus sign
     * @param userId business-scoped: two letters, a dot, more
     */
    public static Optional<String> of(@Nullable String phone, @Nullable String userId) {
        Optional<Phonenumber.PhoneNumber> number = Optional.ofNullable(phone).flatMap(RecipientRegion::parse);
        return number.filter(NUMBERS::isValidNumber)
                .map(NUMBERS::getRegionCodeForNumber)
                .filter(RecipientRegion::isRegion)
                .or(() -> Optional.ofNullable(userId).flatMap(RecipientRegion::inFrontOf))
                .or(() -> number.map(parsed -> NUMBERS.getRegionCodeForCountryCode(parsed.getCountryCode()))
                        .filter(RecipientRegion::isRegion));
    }

    private static Optional<Phonenumber.PhoneNumber> parse(String phone) {
        try {
            return Optional.of(NUMBERS.parse(phone, null));
        } catch (NumberParseException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> inFrontOf(String userId) {
        return userId.indexOf('.') == 2
                ? Optional.of(userId.substring(0, 2)).filter(RecipientRegion::isRegion)
                : Optional.empty();
    }

    /** Not 001, which stands for numbers of no country, such as of satellites. */
    public static boolean isRegion(String code) {
        return NUMBERS.getSupportedRegions().contains(code);
    }
}
