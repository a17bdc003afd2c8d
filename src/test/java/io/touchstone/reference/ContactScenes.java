package io.touchstone.reference;

import io.touchstone.event.ContactReference;
import io.touchstone.event.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** People whom two events name differently, and strangers who only look alike. */
final class ContactScenes {

    /** What people may be known by who have nothing else in common: a till's phone, a shop's own address, anybody's id. */
    static final List<ContactReference> TILLS = List.of(
            new ContactReference(null, "+551187650000", null, "The till", null),
            new ContactReference(null, null, null, null, "Till@Shop.Example"),
            new ContactReference("guest", null, null, "Guest", null));

    private record Pair(String one, String other) {}

    /** Numbers that lack their last digit: one person's, spelled twice, and two persons' that differ by little. */
    private static final List<Pair> PHONES = List.of(
            new Pair("+551198765432", "+55118765432"),
            new Pair("+551196765432", "+55116765432"),
            new Pair("+551195765432", "+55115765432"),
            new Pair("+551199876543", "+5511998765432"),
            new Pair("+521551234567", "+52551234567"),
            new Pair("+52155123456", "+5255123456"),
            new Pair("+5215512345678", "+525512345678"),
            new Pair("+549111234567", "+54111234567"),
            new Pair("+54911123456", "+5411123456"));

    private final Stage stage;

    ContactScenes(Stage stage) {
        this.stage = stage;
    }

    List<Runnable> all() {
        return List.of(this::phonesThatLookAlike, this::phoneSpelledTwoWays, this::guest, this::till);
    }

    /** One got a message, and the other, or the same, bought. */
    private void phonesThatLookAlike() {
        for (int pairs = stage.random.nextInt(2, 5); pairs > 0; pairs--) {
            Pair pair = stage.one(PHONES);
            int lastDigit = stage.random.nextInt(10);
            ContactReference one = phone(pair.one() + lastDigit);
            ContactReference other = phone(pair.other() + lastDigit);
            boolean turned = stage.random.nextBoolean();
            readAndBought(turned ? one : other, turned ? other : one, stage.moments.any());
        }
    }

    /** Both at one instant: the ids of events alone tell how the phone is shown. */
    private void phoneSpelledTwoWays() {
        Person person = stage.person();
        Instant at = stage.moments.any();
        for (int spellings = stage.random.nextInt(2, 5); spellings > 0; spellings--) {
            stage.add(new Event.ContactIdentified(stage.eventId(), at, person.byPhone(stage.random), null));
        }
        readAndBought(person.byPhone(stage.random), person.any(stage.random), at.plus(Duration.ofDays(1)));
    }

    /** Somebody who is known by an e-mail address alone until something tells whose it is. */
    private void guest() {
        Person person = stage.person();
        Instant at = stage.moments.any();
        readAndBought(person.any(stage.random), person.byEmail(stage.random), at);
        if (stage.random.nextBoolean()) {
            stage.add(new Event.ContactIdentified(stage.eventId(), stage.about(at), person.whole(stage.random), null));
        }
    }

    /** Two people are named together with one thing that is nobody's, or by that alone. */
    private void till() {
        ContactReference till = stage.one(TILLS);
        readAndBought(atTill(till), atTill(till), stage.moments.any());
    }

    private ContactReference atTill(ContactReference till) {
        Person person = stage.person();
        return stage.oneIn(3)
                ? till
                : new ContactReference(
                        till.id() == null && stage.random.nextBoolean() ? person.id() : till.id(),
                        till.phone(),
                        person.whatsappUserId(),
                        null,
                        till.email());
    }

    private void readAndBought(ContactReference reader, ContactReference buyer, Instant at) {
        String message = stage.messageId();
        stage.send(message, reader, stage.source(), at.minus(stage.moments.within(Duration.ofHours(2))));
        stage.add(new Event.MessageRead(stage.eventId(), at, message));
        Instant boughtAt = at.plusMillis(stage.random.nextBoolean() ? 0 : stage.moments.lag());
        stage.add(stage.placed(stage.purchaseId(), buyer, stage.amounts.any(), boughtAt));
    }

    private static ContactReference phone(String phone) {
        return new ContactReference(null, phone, null, null, null);
    }
}
