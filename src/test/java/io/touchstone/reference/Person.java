package io.touchstone.reference;

import io.touchstone.event.ContactReference;
import java.util.List;
import java.util.random.RandomGenerator;

/** Somebody with three identities that events may or may not bring together. */
record Person(String id, String phone, String whatsappUserId) {

    private static final List<String> PHONES = List.of("+33639980", "+12025550", "+919800000", "+447700900");
    private static final List<String> NAMES = List.of("Ada", "Zoë Ångström", "李雷", "O'Brien", "\uD83D\uDE00 Smile");

    /** Every second one looks like the one before. */
    static Person number(int number) {
        String id = (number % 2 == 0 ? "cust-" : "CUST-") + number / 2;
        String phone = PHONES.get(number % PHONES.size()) + "%03d".formatted(number % 1000);
        return new Person(id, phone, (number % 2 == 0 ? "FR." : "fr.") + number / 2);
    }

    /** By one identity most of the time, which leaves the others a stranger's. */
    ContactReference any(RandomGenerator random) {
        int shown = random.nextInt(8);
        boolean both = shown == 6;
        boolean all = shown == 7;
        return new ContactReference(
                shown < 2 || all ? id : null,
                (shown >= 2 && shown < 5) || both || all ? phone : null,
                shown == 5 || both || all ? whatsappUserId : null,
                random.nextInt(4) == 0 ? NAMES.get(random.nextInt(NAMES.size())) : null,
                random.nextInt(6) == 0 ? "who" + random.nextInt(3) + "@shop.example" : null);
    }
}
