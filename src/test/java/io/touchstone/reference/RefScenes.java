package io.touchstone.reference;

import io.touchstone.event.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Sendings that give way to others, and clicks that name the sender's own key of a message. */
final class RefScenes {

    private static final Duration LONGEST_WAIT = Duration.ofDays(30);

    private final Stage stage;

    RefScenes(Stage stage) {
        this.stage = stage;
    }

    List<Runnable> all() {
        return List.of(
                this::clickOnOne,
                this::clicksAmongMessages,
                this::clicksAmongMessages,
                this::fallbacks,
                this::movedAway);
    }

    /** The one message of its ref, which is clicked a while after it was sent, or before, and never sent sometimes. */
    private void clickOnOne() {
        Person person = stage.person();
        Instant sentAt = stage.moments.any();
        String ref = ref();
        if (!stage.oneIn(8)) {
            stage.sendAs(stage.messageId(), person.byPhone(stage.random), stage.source(), sentAt, false, ref);
        }
        clicks(ref, sentAt, stage.random.nextInt(1, 4));
        stage.buy(person, sentAt.plusMillis(stage.moments.lag()));
    }

    /** Of one ref, to one person or to several, at one instant or a millisecond apart. */
    private void clicksAmongMessages() {
        Person person = stage.person();
        Instant sentAt = stage.moments.any();
        String ref = ref();
        for (int messages = stage.random.nextInt(2, 5); messages > 0; messages--) {
            Person other = stage.oneIn(3) ? stage.person() : person;
            Instant at = stage.oneIn(2) ? stage.about(sentAt) : sentAt.plus(stage.moments.within(Duration.ofDays(4)));
            stage.sendAs(stage.messageId(), other.any(stage.random), stage.source(), at, stage.oneIn(4), ref);
            stage.buy(other, at.plusMillis(stage.moments.lag()));
        }
        clicks(ref, sentAt, stage.random.nextInt(2, 5));
    }

    /** One message that several sendings claim, of which some are fallbacks: its person, source, time and ref are in question. */
    private void fallbacks() {
        String message = stage.messageId();
        Instant sentAt = stage.moments.any();
        String ref = ref();
        for (int claim = stage.random.nextInt(2, 5); claim > 0; claim--) {
            Person person = stage.person();
            stage.sendAs(
                    message,
                    person.any(stage.random),
                    stage.source(),
                    stage.about(sentAt),
                    stage.random.nextBoolean(),
                    stage.oneIn(2) ? ref : null);
            if (stage.oneIn(2)) {
                stage.buy(person, sentAt.plusMillis(stage.moments.lag()));
            }
        }
        stage.touch(message, stage.person(), stage.about(sentAt));
        clicks(ref, sentAt, stage.random.nextInt(1, 4));
    }

    /** A message has its ref by one claim, and another or none by one that turns out to be earlier: its clicks go to the next, or wait. */
    private void movedAway() {
        Person person = stage.person();
        Instant sentAt = stage.moments.any();
        String ref = ref();
        String message = stage.messageId();
        stage.sendAs(message, person.byPhone(stage.random), stage.source(), sentAt, false, ref);
        stage.sendAs(
                message,
                person.byPhone(stage.random),
                stage.source(),
                sentAt.plus(stage.moments.within(Duration.ofHours(1))).minus(Duration.ofMinutes(40)),
                stage.oneIn(3),
                stage.oneIn(3) ? ref() : null);
        if (stage.oneIn(2)) {
            stage.sendAs(
                    stage.messageId(),
                    stage.person().byPhone(stage.random),
                    stage.source(),
                    sentAt.minus(Duration.ofMinutes(1)),
                    false,
                    ref);
        }
        clicks(ref, sentAt, stage.random.nextInt(1, 4));
        stage.buy(person, sentAt.plusMillis(stage.moments.lag()));
    }

    /** About then, or about as long before as one can wait, or after. */
    private void clicks(@Nullable String ref, Instant sentAt, int count) {
        for (int click = count; click > 0; click--) {
            Instant at = stage.about(
                    switch (stage.random.nextInt(4)) {
                        case 0 -> sentAt;
                        case 1 -> sentAt.minus(LONGEST_WAIT);
                        case 2 -> sentAt.minus(stage.moments.within(Duration.ofDays(2)));
                        default -> sentAt.plus(stage.moments.within(Duration.ofDays(4)));
                    });
            stage.add(new Event.MessageClicked(stage.eventId(), at, null, ref, null, stage.oneIn(4)));
        }
    }

    /** Often one that differs from others by little. */
    private String ref() {
        return stage.one(TrickyIds.PREFIXES) + "ref" + stage.random.nextInt(1 + stage.eventCount() / 4);
    }
}
