package io.touchstone.reference;

import io.touchstone.event.ContactReference;
import io.touchstone.event.Cost;
import io.touchstone.event.Event;
import io.touchstone.event.ReplyKind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Answers that name no message, among messages that are sent, fail and move at about the same time; and what proofs cost. */
final class AnswerScenes {

    private static final Duration REACH = Duration.ofHours(72);

    private final Stage stage;

    AnswerScenes(Stage stage) {
        this.stage = stage;
    }

    List<Runnable> all() {
        return List.of(
                this::answerAmongMessages,
                this::answerToTwins,
                this::answerAfterAFailure,
                this::answerToAMovedMessage,
                this::answerOfAStranger,
                this::answerThatNamesAnother,
                this::estimateForAFailure);
    }

    /** Two were sent at one instant or a millisecond apart, and one before: the answer belongs to one of them, or to none. */
    private void answerAmongMessages() {
        Person person = stage.person();
        Instant sentAt = stage.moments.any();
        send(person, sentAt);
        send(person, stage.about(sentAt));
        if (stage.random.nextBoolean()) {
            send(person, sentAt.minus(stage.moments.within(REACH)));
        }
        answerAndBuy(person, sentAt.plus(reach()));
    }

    /** All sent at one instant: their ids alone decide. */
    private void answerToTwins() {
        Person person = stage.person();
        Instant sentAt = stage.moments.any();
        List<String> prefixes = new ArrayList<>(TrickyIds.PREFIXES);
        Collections.shuffle(prefixes, stage.random);
        // The number of events so far keeps these apart from the ids of other scenes.
        String twin = "-answered" + stage.eventCount();
        for (String prefix : prefixes.subList(0, stage.random.nextInt(2, 6))) {
            stage.send(prefix + twin, person.byPhone(stage.random), stage.source(), sentAt);
        }
        answerAndBuy(person, sentAt.plus(stage.moments.within(REACH)));
    }

    /** The latest failed, and was delivered all the same, or not. */
    private void answerAfterAFailure() {
        Person person = stage.person();
        Instant sentAt = stage.moments.any();
        if (stage.oneIn(4)) {
            send(person, stage.about(sentAt));
        } else {
            send(person, sentAt.minus(stage.moments.within(REACH)));
        }
        String failed = send(person, sentAt);
        stage.add(new Event.MessageFailed(stage.eventId(), stage.about(sentAt), failed, "131026", null));
        if (stage.random.nextBoolean()) {
            proof(failed, person, stage.about(sentAt));
        }
        answerAndBuy(person, sentAt.plus(reach()));
    }

    /** Others claim the message for an earlier or later time, some of them for somebody else. */
    private void answerToAMovedMessage() {
        Person person = stage.person();
        Instant sentAt = stage.moments.any();
        String message = send(person, sentAt);
        for (int claims = stage.random.nextInt(1, 3); claims > 0; claims--) {
            Person claimant = stage.oneIn(3) ? stage.person() : person;
            Instant claimedAt = stage.oneIn(3) ? stage.about(sentAt) : sentAt.plus(stage.moments.within(REACH));
            stage.send(message, claimant.byPhone(stage.random), stage.source(), claimedAt);
        }
        if (stage.random.nextBoolean()) {
            send(person, sentAt.plus(stage.moments.within(REACH)));
        }
        answerAndBuy(person, sentAt.plus(reach()));
        answerAndBuy(stage.person(), sentAt.plus(reach()));
    }

    /** Who turns out to be somebody whom messages were sent to, or the same as another who got later ones. */
    private void answerOfAStranger() {
        Person person = stage.person();
        Person other = stage.person();
        Instant sentAt = stage.moments.any();
        send(person, sentAt);
        send(other, stage.about(sentAt));
        answerAndBuy(person, sentAt.plus(reach()));
        answer(person.byEmail(stage.random), sentAt.plus(reach()));
        Instant knownAt = stage.moments.any();
        boolean same = stage.random.nextBoolean();
        stage.add(new Event.ContactIdentified(
                stage.eventId(), knownAt, person.whole(stage.random), same ? other.byPhone(stage.random) : null));
    }

    /** The message that an answer names is its message, whoever it says to be of, and whatever was sent later. */
    private void answerThatNamesAnother() {
        Person person = stage.person();
        Instant sentAt = stage.moments.any();
        String named = send(person, sentAt);
        send(person, stage.about(sentAt));
        Instant at = sentAt.plus(reach());
        ContactReference contact = stage.oneIn(3) ? stage.person().any(stage.random) : person.byPhone(stage.random);
        stage.add(new Event.MessageReplied(stage.eventId(), at, named, contact, kind(), null));
        stage.buy(person, at.plusMillis(stage.moments.lag()));
    }

    /** It costs nothing, unless it was delivered after all, or the price was none that was only expected. */
    private void estimateForAFailure() {
        Person person = stage.person();
        Instant sentAt = stage.moments.any();
        String message = send(person, sentAt);
        stage.add(new Event.MessageFailed(stage.eventId(), sentAt, message, null, "unreachable"));
        for (int prices = stage.random.nextInt(1, 4); prices > 0; prices--) {
            Cost cost = new Cost(stage.amounts.cost().money(), !stage.oneIn(5));
            stage.add(new Event.MessagePriced(stage.eventId(), stage.about(sentAt), message, cost));
        }
        if (stage.random.nextBoolean()) {
            proof(message, person, sentAt.plus(stage.moments.within(REACH)));
        }
        if (stage.random.nextBoolean()) {
            answer(person.byPhone(stage.random), sentAt.plus(reach()));
        }
    }

    private String send(Person person, Instant at) {
        String message = stage.messageId();
        stage.send(message, person.byPhone(stage.random), stage.source(), at);
        return message;
    }

    /** Of delivery; a machine's click is none. */
    private void proof(String message, Person person, Instant at) {
        String id = stage.eventId();
        stage.add(
                switch (stage.random.nextInt(4)) {
                    case 0 -> new Event.MessageDelivered(id, at, message, null);
                    case 1 -> new Event.MessageReplied(id, at, message, kind(), null);
                    case 2 -> new Event.ContactOptedOut(id, at, person.any(stage.random), message);
                    default -> new Event.MessageClicked(id, at, message, null, true);
                });
    }

    private void answerAndBuy(Person person, Instant at) {
        answer(person.byPhone(stage.random), at);
        if (stage.random.nextBoolean()) {
            Instant boughtAt = at.plusMillis(stage.moments.lag());
            stage.add(stage.placed(stage.purchaseId(), person.byPhone(stage.random), stage.amounts.any(), boughtAt));
        }
    }

    private void answer(ContactReference contact, Instant at) {
        String id = stage.eventId();
        stage.add(
                stage.oneIn(3)
                        ? new Event.ContactOptedOut(id, at, contact, null)
                        : new Event.MessageReplied(id, at, null, contact, kind(), null));
    }

    private ReplyKind kind() {
        return stage.random.nextBoolean() ? ReplyKind.QUICK_REPLY : ReplyKind.TEXT;
    }

    /** From a message to an answer: about nothing, about as long as it can be, or between. */
    private Duration reach() {
        return switch (stage.random.nextInt(4)) {
            case 0 -> Duration.ofMillis(stage.random.nextInt(-1, 2));
            case 1 -> REACH.plusMillis(stage.random.nextInt(-1, 2));
            default -> stage.moments.within(REACH);
        };
    }
}
