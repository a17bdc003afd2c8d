package io.touchstone.attribution.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.touchstone.event.SourceKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is kept of a journey gives the candidates that the whole of it does. */
class KeptJourneyTest {

    private static final long KEY = 5;
    private static final long PURCHASED_AT = 1_800_000_000_000L;

    /** What is kept of a touch. */
    private record Kept(long at, long messageKey, long sentAt, long sourceKey, SourceKind kind) {

        static List<Kept> of(List<Touch> touches) {
            return touches.stream()
                    .map(touch ->
                            new Kept(touch.at(), touch.messageKey(), touch.sentAt(), touch.sourceKey(), touch.kind()))
                    .toList();
        }
    }

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 300);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void candidatesAreThoseOfTheWholeJourneyUnderEveryRule(long seed) {
        Journey journey = journey(new Random(seed));
        KeptJourney kept = journey.kept(KEY, PURCHASED_AT).orElseThrow();
        for (TouchRule touch : TouchRule.values()) {
            for (Window campaignWindow : Window.values()) {
                for (Window flowWindow : Window.values()) {
                    AttributionRule rule = new AttributionRule(touch, campaignWindow, flowWindow);
                    assertThat(Kept.of(kept.qualified(KEY, PURCHASED_AT, rule)))
                            .as("%s", rule)
                            .isEqualTo(Kept.of(journey.qualified(PURCHASED_AT, rule)));
                    assertThat(kept.hasQualified(KEY, PURCHASED_AT, rule))
                            .as("%s", rule)
                            .isEqualTo(!journey.qualified(PURCHASED_AT, rule).isEmpty());
                }
            }
        }
    }

    @Test
    void thatOfVeryManyMessagesIsNotKept() {
        Journey robot = new Journey(LongStream.range(0, 401)
                .mapToObj(message -> new Touch(
                        PURCHASED_AT, TouchRule.DELIVERED, message, "m" + message, PURCHASED_AT, 1, SourceKind.FLOW))
                .toList());
        assertThat(robot.kept(KEY, PURCHASED_AT)).isEmpty();
    }

    @Test
    void thatOfVeryManyTouchesOfFewMessagesIsKept() {
        Journey eager = new Journey(LongStream.range(0, 5_000)
                .mapToObj(touch -> new Touch(
                        PURCHASED_AT - touch,
                        TouchRule.INTERACTED,
                        touch % 100,
                        "m" + touch % 100,
                        PURCHASED_AT,
                        1,
                        SourceKind.FLOW))
                .toList());
        assertThat(eager.kept(KEY, PURCHASED_AT)).isPresent();
    }

    /** Few different times and ends of windows, so that many touches are of one instant. */
    private static Journey journey(Random random) {
        List<Touch> touches = new ArrayList<>();
        int messages = random.nextInt(12);
        for (int message = 0; message < messages; message++) {
            long sentAt = PURCHASED_AT - random.nextInt(5) * 1_000L + 2_000;
            SourceKind kind = random.nextBoolean() ? SourceKind.CAMPAIGN : SourceKind.FLOW;
            String id = Integer.toString(random.nextInt(1_000)) + message;
            int count = random.nextInt(6);
            for (int i = 0; i < count; i++) {
                long lag = Window.values()[random.nextInt(10)].length().toMillis() * random.nextInt(2)
                        + random.nextInt(3)
                        - 1;
                touches.add(new Touch(
                        PURCHASED_AT - lag,
                        TouchRule.values()[random.nextInt(3)],
                        message,
                        id,
                        sentAt,
                        random.nextLong(Long.MAX_VALUE >> random.nextInt(1, 60)),
                        kind));
            }
        }
        return new Journey(
                touches.stream().map(touch -> sameSource(touch, touches)).toList());
    }

    private static Touch sameSource(Touch touch, List<Touch> touches) {
        long sourceKey = touches.stream()
                .filter(other -> other.messageKey() == touch.messageKey())
                .findFirst()
                .orElseThrow()
                .sourceKey();
        return new Touch(
                touch.at(),
                touch.strength(),
                touch.messageKey(),
                touch.messageId(),
                touch.sentAt(),
                sourceKey,
                touch.kind());
    }

    @Test
    void nothingIsKeptOfTouchesBeyondTheLongestWindow() {
        Touch before = touch(1, Window.REACH + 1);
        Touch after = touch(2, -1);
        assertThat(new Journey(List.of(before, after)).kept(KEY, PURCHASED_AT)).hasValue(KeptJourney.NONE);
        assertThat(KeptJourney.NONE.bytes()).isEmpty();
    }

    @Test
    void theSameIsKeptWhereverKeysBeginAndWheneverItWas() {
        Journey journey = new Journey(List.of(touch(1, 5)));
        Touch moved = new Touch(
                PURCHASED_AT - 5 + 1_000,
                TouchRule.READ,
                1 + 20,
                "other",
                PURCHASED_AT - 6 + 1_000,
                3,
                SourceKind.FLOW);
        assertThat(new Journey(List.of(moved)).kept(KEY + 20, PURCHASED_AT + 1_000))
                .isEqualTo(journey.kept(KEY, PURCHASED_AT));
    }

    @Test
    void tooManyMessagesAreNotKept() {
        List<Touch> touches = LongStream.range(0, 1_000)
                .mapToObj(message -> touch(message, message))
                .toList();
        assertThat(new Journey(touches).kept(KEY, PURCHASED_AT)).isEmpty();
        assertThat(new Journey(touches.subList(0, 60))
                        .kept(KEY, PURCHASED_AT)
                        .orElseThrow()
                        .bytes())
                .hasSizeLessThan(KeptJourney.LONGEST);
    }

    @Test
    void someOfTheTouchesAreNoJourneyToKeep() {
        assertThat(Journey.ofSome(List.of(touch(1, 5))).kept(KEY, PURCHASED_AT)).isEmpty();
    }

    private static Touch touch(long message, long lag) {
        return new Touch(
                PURCHASED_AT - lag, TouchRule.READ, message, "m" + message, PURCHASED_AT - lag - 1, 3, SourceKind.FLOW);
    }
}
