package io.touchstone.demo;

import io.touchstone.event.ContactReference;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * A customer, who follows wholly from the seed, the day of joining and a number.
 *
 * @param leavesOn the day whose campaign is one too many; null for those who stay
 * @param movesOn the day a new phone number becomes known; null for those who keep theirs
 */
record DemoContact(
        LocalDate joinedOn,
        int number,
        String name,
        DemoCountry country,
        @Nullable LocalDate leavesOn,
        @Nullable LocalDate movesOn) {

    /** How long after joining somebody still gets campaigns. */
    private static final int INTERESTED_DAYS = 90;

    /** How long ago those joined, at most, who are asked to come back. */
    private static final int REMEMBERED_DAYS = 180;

    private static final int MOST_PER_DAY = 6;

    private static final List<String> FIRST_NAMES = List.of(
            "Amélie", "Bruno", "Chiara", "Daniel", "Elif", "Farid", "Grace", "Hugo", "Ines", "Jonas", "Keiko", "Lucía",
            "Malik", "Nora", "Oscar", "Priya", "Quentin", "Rosa", "Samir", "Tess");

    private static final List<String> LAST_NAMES = List.of(
            "Almeida",
            "Bianchi",
            "Carter",
            "Diallo",
            "Eriksen",
            "Fontaine",
            "García",
            "Haddad",
            "Ito",
            "Jansen",
            "Kowalski",
            "Laurent",
            "Moreau",
            "Nguyen",
            "Okafor",
            "Petit",
            "Rossi",
            "Sharma",
            "Thomas",
            "Weber");

    /** Those who join on a day: four to six. */
    static List<DemoContact> joining(DemoWorld world, LocalDate day) {
        RandomGenerator random = DemoDice.of(world, day, "joining");
        List<DemoContact> joining = new ArrayList<>();
        int count = random.nextInt(4, MOST_PER_DAY + 1);
        for (int number = 0; number < count; number++) {
            String name = FIRST_NAMES.get(random.nextInt(FIRST_NAMES.size())) + " "
                    + LAST_NAMES.get(random.nextInt(LAST_NAMES.size()));
            LocalDate tiredOn = random.nextInt(100) < 7 ? day.plusDays(random.nextLong(5, 60)) : null;
            // One a day at most, which keeps the new numbers apart.
            LocalDate movesOn = number == 0 && random.nextInt(100) < 12 ? day.plusDays(30) : null;
            DemoCountry country = DemoCountry.any(random);
            joining.add(new DemoContact(
                    day, number, name, country, tiredOn == null ? null : nextCampaign(tiredOn), movesOn));
        }
        return joining;
    }

    /** Those who joined before this day, not too long ago, and have not left before it; oldest first. */
    static List<DemoContact> audience(DemoWorld world, LocalDate day) {
        return joined(world, day.minusDays(INTERESTED_DAYS), day, day);
    }

    /** Those who joined before that, are there still, and buy nothing any more. */
    static List<DemoContact> lost(DemoWorld world, LocalDate day) {
        return joined(world, day.minusDays(REMEMBERED_DAYS), day.minusDays(INTERESTED_DAYS), day);
    }

    private static List<DemoContact> joined(DemoWorld world, LocalDate from, LocalDate until, LocalDate day) {
        return from.datesUntil(until)
                .flatMap(joined -> joining(world, joined).stream())
                .filter(contact -> contact.stays(day))
                .toList();
    }

    /** Whether messages may still be sent on this day. */
    boolean stays(LocalDate day) {
        return leavesOn == null || !day.isAfter(leavesOn);
    }

    String id() {
        return "demo-" + joinedOn + "-" + number;
    }

    /** As messages and orders name this person. */
    ContactReference reference() {
        return new ContactReference(id(), phone(), null, name, null);
    }

    /** As the shop's customer record names this person. */
    ContactReference record() {
        String mailbox = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z]+", ".") + "." + joinedOn.toEpochDay();
        return new ContactReference(id(), null, "demo." + joinedOn + "." + number, name, mailbox + "@example.com");
    }

    ContactReference newPhone() {
        // Numbers kept for fiction in the United Kingdom. There are 1,000: they come round after years.
        long suffix = Math.floorMod(joinedOn.toEpochDay(), 1_000L);
        return new ContactReference(null, "+447700900%03d".formatted(suffix), null, null, null);
    }

    private String phone() {
        return country.phone(joinedOn.toEpochDay() * MOST_PER_DAY + number);
    }

    private static LocalDate nextCampaign(LocalDate day) {
        return Occasion.of(day).filter(Occasion::isForAll).isPresent() ? day : nextCampaign(day.plusDays(1));
    }
}
