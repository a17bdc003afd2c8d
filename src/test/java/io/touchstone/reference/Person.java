package io.touchstone.reference;

import io.touchstone.event.ContactReference;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Somebody with identities that events may or may not bring together.
 *
 * @param samePhone the same phone as others write it
 * @param sameEmail the same address as others write it
 */
record Person(String id, String phone, String samePhone, String whatsappUserId, String email, String sameEmail) {

    private static final List<String> PHONES = List.of(
            "+33639980", "+12025550", "+919800000", "+447700900", "+5511987654", "+52155123456", "+54911123456");
    private static final List<String> SAME_PHONES =
            List.of("+33639980", "+12025550", "+919800000", "+447700900", "+551187654", "+5255123456", "+5411123456");
    private static final List<String> NAMES = List.of("Ada", "Zoë Ångström", "李雷", "O'Brien", "\uD83D\uDE00 Smile");

    /** Every second one looks like the one before. */
    static Person number(int number) {
        boolean even = number % 2 == 0;
        int pair = number / 2;
        String country = PHONES.get(number % PHONES.size());
        // Mexico and Argentina have ten digits after the country's code and the one that comes and goes.
        String ending = country.length() > 11 ? "%02d".formatted(number % 100) : "%03d".formatted(number % 1000);
        return new Person(
                (even ? "cust-" : "CUST-") + pair,
                country + ending,
                SAME_PHONES.get(number % PHONES.size()) + ending,
                (even ? "FR." : "fr.") + pair,
                (even ? "zoe." : "zoé.") + pair + "@shop.example",
                (even ? " Zoe." : "ZOÉ.") + pair + "@Shop.Example ");
    }

    /** By one identity most of the time, which leaves the others a stranger's. */
    ContactReference any(RandomGenerator random) {
        int shown = random.nextInt(9);
        boolean both = shown == 6;
        boolean all = shown == 7;
        return new ContactReference(
                shown < 2 || all ? id : null,
                (shown >= 2 && shown < 5) || both || all ? anyPhone(random) : null,
                shown == 5 || both || all ? whatsappUserId : null,
                anyName(random),
                shown == 8 || random.nextInt(6) == 0 ? anyEmail(random) : null);
    }

    /** By every identity. */
    ContactReference whole(RandomGenerator random) {
        return new ContactReference(id, anyPhone(random), whatsappUserId, anyName(random), anyEmail(random));
    }

    /** As a shop knows a guest. */
    ContactReference byEmail(RandomGenerator random) {
        return new ContactReference(null, null, null, anyName(random), anyEmail(random));
    }

    /** As WhatsApp knows everybody. */
    ContactReference byPhone(RandomGenerator random) {
        return new ContactReference(null, anyPhone(random), null, anyName(random), null);
    }

    private String anyPhone(RandomGenerator random) {
        return random.nextBoolean() ? phone : samePhone;
    }

    private String anyEmail(RandomGenerator random) {
        return random.nextBoolean() ? email : sameEmail;
    }

    private static @Nullable String anyName(RandomGenerator random) {
        return random.nextInt(4) == 0 ? NAMES.get(random.nextInt(NAMES.size())) : null;
    }
}
