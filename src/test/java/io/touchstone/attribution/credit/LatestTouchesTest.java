package io.touchstone.attribution.credit;

import static org.assertj.core.api.Assertions.assertThat;

import io.touchstone.attribution.credit.LatestTouches.Contest;
import io.touchstone.attribution.journey.AttributionRule;
import io.touchstone.attribution.journey.Journey;
import io.touchstone.attribution.journey.Touch;
import io.touchstone.attribution.journey.TouchRule;
import io.touchstone.attribution.journey.Window;
import io.touchstone.event.SourceKind;
import io.touchstone.sql.RowMemory;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A few touches decide as all of them do. */
class LatestTouchesTest {

    private static final long DAY = 86_400_000L;
    private static final long HOUR = DAY / 24;

    /** A message has to be interacted with within six hours. */
    private static final Contest UNDER_HOURS =
            new Contest.OfMessages(new AttributionRule(TouchRule.INTERACTED, Window.SIX_HOURS, Window.ONE_HOUR));

    private static final long REACH = Window.THIRTY_DAYS.length().toMillis();

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void purchasesHaveTheCandidatesThatAllTouchesGiveThem(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        // Few instants, so that many touches and purchases share one, and long gaps, so that some are out of reach.
        int instants = random.nextInt(2, 12);
        TreeSet<Long> purchases = new TreeSet<>();
        List<Touch> touches = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            touches.add(touch(random, instants));
        }
        for (int i = 0; i < 20; i++) {
            purchases.add(instant(random, instants));
        }
        touches.sort(Comparator.comparingLong(Touch::at));
        LatestTouches latest = new LatestTouches(purchases, new Contest.OfKinds());
        touches.stream()
                .filter(touch -> touch.at() >= purchases.first() - REACH && touch.at() <= purchases.last())
                .forEach(latest::add);

        Journey all = new Journey(touches);
        Journey some = new Journey(latest.decisive());
        assertThat(purchases).allSatisfy(at -> {
            for (TouchRule rule : TouchRule.values()) {
                assertThat(some.candidates(at, rule)).isEqualTo(all.candidates(at, rule));
            }
        });
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void orThoseOfTheirMessagesThatAllTouchesGiveThem(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int instants = random.nextInt(2, 12);
        TreeSet<Long> purchases = new TreeSet<>();
        List<Touch> touches = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            touches.add(touch(random, instants));
        }
        for (int i = 0; i < 20; i++) {
            purchases.add(instant(random, instants));
        }
        touches.sort(Comparator.comparingLong(Touch::at));
        Journey all = new Journey(touches);
        for (TouchRule touch : TouchRule.values()) {
            AttributionRule rule = new AttributionRule(touch, Window.FOURTEEN_DAYS, Window.THIRTY_DAYS);
            LatestTouches latest = new LatestTouches(purchases, new Contest.OfMessages(rule));
            touches.stream()
                    .filter(one -> one.at() >= purchases.first() - REACH && one.at() <= purchases.last())
                    .forEach(latest::add);
            Journey some = new Journey(latest.decisive());
            assertThat(purchases)
                    .allSatisfy(at -> assertThat(some.qualified(at, rule)).isEqualTo(all.qualified(at, rule)));
        }
    }

    @Test
    void ofAnyNumberOfTouchesAPurchaseKeepsSix() {
        LatestTouches latest = new LatestTouches(new TreeSet<>(List.of(DAY, 2 * DAY)), new Contest.OfKinds());
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 100_000; i++) {
            latest.add(new Touch(
                    i * 1_000L,
                    TouchRule.values()[random.nextInt(3)],
                    i,
                    "m" + i,
                    i,
                    1,
                    SourceKind.values()[random.nextInt(2)]));
        }
        assertThat(latest.decisive()).hasSizeLessThanOrEqualTo(12); // those of two purchases
    }

    @Test
    void ofMessagesItKeepsThoseAloneThatTheRuleTakesForCandidates() {
        LatestTouches latest = new LatestTouches(new TreeSet<>(List.of(20 * DAY, 20 * DAY + 1)), UNDER_HOURS);
        for (int i = 0; i < 20 * 24; i++) {
            for (TouchRule strength : TouchRule.values()) {
                latest.add(touch(i * HOUR, strength, i));
            }
        }
        assertThat(latest.decisive()).hasSize(6).allMatch(touch -> touch.strength() == TouchRule.INTERACTED);
    }

    @Test
    void aMessageThatIsTouchedAgainAndAgainIsOneCandidateOfAPurchase() {
        LatestTouches latest = new LatestTouches(new TreeSet<>(List.of(DAY - 1, DAY)), UNDER_HOURS);
        for (long at = 0; at <= DAY; at += HOUR / 60) {
            latest.add(touch(at, TouchRule.INTERACTED, 1));
        }
        assertThat(latest.decisive()).extracting(Touch::at).containsExactly(DAY - HOUR / 60, DAY);
    }

    @Test
    void eachTouchThatItKeepsTakesMemory() {
        LatestTouches latest = new LatestTouches(new TreeSet<>(List.of(DAY)), UNDER_HOURS);
        long[] taken = {0};
        RowMemory.Supply supply = new RowMemory.Supply() {
            @Override
            public void take(long bytes) {
                taken[0] += bytes;
            }

            @Override
            public void giveBack(long bytes) {
                taken[0] -= bytes;
            }
        };
        RowMemory.ask(0, supply, () -> {
            for (int i = 0; i < 10_000; i++) {
                latest.add(touch(DAY - 10_000 + i, TouchRule.INTERACTED, i));
            }
            return true;
        });
        assertThat(latest.decisive()).hasSize(10_000);
        assertThat(taken[0]).isGreaterThan(2_000_000);
    }

    private static Touch touch(long at, TouchRule strength, int message) {
        return new Touch(at, strength, message, "m" + message, 0, 1, SourceKind.CAMPAIGN);
    }

    /** Of few messages, so that many touches are of one. */
    private static Touch touch(SplittableRandom random, int instants) {
        int key = random.nextInt(50);
        return new Touch(
                instant(random, instants),
                TouchRule.values()[random.nextInt(3)],
                key,
                "m" + key,
                key % 3,
                1,
                SourceKind.values()[key % 2]);
    }

    private static long instant(SplittableRandom random, int instants) {
        return random.nextInt(instants) * 11 * DAY;
    }
}
