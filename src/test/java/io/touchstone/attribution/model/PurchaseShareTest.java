package io.touchstone.attribution.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.touchstone.attribution.journey.Window;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PurchaseShareTest {

    private static final long MINUTE = 60_000;

    /** Six days, two days and an hour before the purchase. */
    private static final long[] TOUCHES = {0, 4 * 1440 * MINUTE, (6 * 1440 - 60) * MINUTE};

    /** Of 100.00, of which 33.33 went back. */
    @ParameterizedTest
    @CsvSource({
        "FIRST,    10000 0 0,      3333 0 0,       1000000 0 0",
        "LAST,     0 0 10000,      0 0 3333,       0 0 1000000",
        "LINEAR,   3333 3333 3334, 1111 1111 1111, 333333 333333 333334",
        "POSITION, 4000 2000 4000, 1333 667 1333,  400000 200000 400000",
        "DECAY,    2331 3464 4205, 777 1155 1401,  233101 346387 420512"
    })
    void aPurchaseIsSharedToTheUnit(AttributionModel model, String gross, String refunds, String millionths) {
        List<PurchaseShare> shares = PurchaseShare.of(model.weights(TOUCHES, Window.SEVEN_DAYS), 10_000, 3_333);
        assertThat(shares).extracting(PurchaseShare::gross).containsExactlyElementsOf(numbers(gross));
        assertThat(shares).extracting(PurchaseShare::refunds).containsExactlyElementsOf(numbers(refunds));
        assertThat(shares).extracting(PurchaseShare::millionths).containsExactlyElementsOf(numbers(millionths));
    }

    @Test
    void decayIsHalfForEachHalfLifeAndCountsWholeMinutes() {
        assertThat(AttributionModel.DECAY.weights(TOUCHES, Window.SEVEN_DAYS))
                .containsExactly(554_327_130_249L, 823_726_949_863L, 1_000_000_000_000L);
        assertThat(AttributionModel.DECAY.weights(new long[] {0, 60 * MINUTE, 120 * MINUTE + 59_999}, Window.ONE_HOUR))
                .containsExactly(250_000_000_000L, 500_000_000_000L, 1_000_000_000_000L);
        // 2^-720 of 10^12 is nothing; the last has all.
        assertThat(AttributionModel.DECAY.weights(new long[] {0, 43_200 * MINUTE}, Window.ONE_HOUR))
                .containsExactly(0, 1_000_000_000_000L);
    }

    @ParameterizedTest
    @EnumSource
    void aLoneCandidateHasAllOfIt(AttributionModel model) {
        assertThat(PurchaseShare.of(model.weights(new long[] {7}, Window.ONE_DAY), 999, 1))
                .containsExactly(new PurchaseShare(PurchaseShare.WHOLE, 999, 1));
    }

    @Test
    void ofTwoLinearAndPositionGiveTheLaterTheOddUnit() {
        for (AttributionModel model : List.of(AttributionModel.LINEAR, AttributionModel.POSITION)) {
            assertThat(PurchaseShare.of(model.weights(new long[] {1, 1}, Window.ONE_DAY), 1_001, 501))
                    .containsExactly(new PurchaseShare(500_000, 500, 250), new PurchaseShare(500_000, 501, 251));
        }
    }

    @Test
    void aPurchaseOfNothingIsStillShared() {
        assertThat(PurchaseShare.of(new long[] {1, 1}, 0, 0))
                .containsExactly(new PurchaseShare(500_000, 0, 0), new PurchaseShare(500_000, 0, 0));
    }

    @Test
    void whatNobodyIsDueIsAnError() {
        assertThatThrownBy(() -> LargestRemainder.split(1, new long[] {0, 0}))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** As units handed out one by one go: whichever way it is computed. */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void whatIsLeftGoesToTheLargestRemaindersAndOfEqualOnesToTheLater(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 500; i++) {
            // Few, so that many are equal; some so large that their products are more than a long.
            long scale = random.nextBoolean() ? 1 : 1L << random.nextInt(40);
            long[] weights = random.longs(random.nextInt(1, 12), 0, random.nextInt(1, 4) + 1)
                    .map(weight -> weight * scale)
                    .toArray();
            weights[random.nextInt(weights.length)] = scale;
            long total = random.nextLong(1L << random.nextInt(1, 62));
            assertThat(LargestRemainder.split(total, weights))
                    .as("%d by %s", total, Arrays.toString(weights))
                    .containsExactly(oneByOne(total, weights));
        }
    }

    /** Hands out what is left unit by unit. */
    private static long[] oneByOne(long total, long[] weights) {
        BigInteger units = BigInteger.valueOf(total);
        BigInteger sum = BigInteger.valueOf(LongStream.of(weights).sum());
        long[] parts = new long[weights.length];
        List<BigInteger> remainders = new ArrayList<>();
        for (int i = 0; i < weights.length; i++) {
            BigInteger due = units.multiply(BigInteger.valueOf(weights[i]));
            parts[i] = due.divide(sum).longValueExact();
            remainders.add(due.mod(sum));
        }
        for (long left = total - LongStream.of(parts).sum(); left > 0; left--) {
            int latest = remainders.lastIndexOf(Collections.max(remainders));
            parts[latest]++;
            remainders.set(latest, BigInteger.ONE.negate());
        }
        return parts;
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void sharesSumToThePurchaseAndNoneRefundsMoreThanItEarned(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 500; i++) {
            long[] touches = random.longs(
                            random.nextInt(1, 12),
                            0,
                            Window.THIRTY_DAYS.length().toMillis())
                    .sorted()
                    .toArray();
            long gross = random.nextLong(1L << random.nextInt(1, 50));
            long refunds = random.nextBoolean() ? gross : random.nextLong(gross + 1);
            Window halfLife = Window.values()[random.nextInt(Window.values().length)];
            for (AttributionModel model : AttributionModel.values()) {
                List<PurchaseShare> shares = PurchaseShare.of(model.weights(touches, halfLife), gross, refunds);
                assertThat(shares.stream().mapToLong(PurchaseShare::millionths).sum())
                        .isEqualTo(PurchaseShare.WHOLE);
                assertThat(shares.stream().mapToLong(PurchaseShare::gross).sum())
                        .isEqualTo(gross);
                assertThat(shares.stream().mapToLong(PurchaseShare::refunds).sum())
                        .isEqualTo(refunds);
                assertThat(shares)
                        .allMatch(share ->
                                share.millionths() >= 0 && share.refunds() >= 0 && share.refunds() <= share.gross());
            }
        }
    }

    /** What textbooks make of paths: 4 of one channel, 2 of two, 6 of three, each channel touched at another time. */
    @Test
    void pathsGiveEachChannelItsTextbookShare() {
        Map<List<String>, Integer> paths =
                Map.of(List.of("shop"), 4, List.of("ad", "mail"), 2, List.of("ad", "chat", "mail"), 6);
        assertThat(credited(paths, AttributionModel.FIRST)).isEqualTo(Map.of("shop", 4.0, "ad", 8.0));
        assertThat(credited(paths, AttributionModel.LAST)).isEqualTo(Map.of("shop", 4.0, "mail", 8.0));
        assertThat(credited(paths, AttributionModel.POSITION))
                .isEqualTo(Map.of("shop", 4.0, "ad", 3.4, "chat", 1.2, "mail", 3.4));
        Map<String, Double> linear = credited(paths, AttributionModel.LINEAR);
        Map.of("shop", 4.0, "ad", 3.0, "chat", 2.0, "mail", 3.0)
                .forEach((channel, share) -> assertThat(linear.get(channel)).isCloseTo(share, within(1e-5)));
    }

    private static Map<String, Double> credited(Map<List<String>, Integer> paths, AttributionModel model) {
        Map<String, Long> millionths = new HashMap<>();
        paths.forEach((path, times) -> {
            long[] touches = LongStream.range(0, path.size()).toArray();
            List<PurchaseShare> shares = PurchaseShare.of(model.weights(touches, Window.SEVEN_DAYS), 0, 0);
            for (int i = 0; i < path.size(); i++) {
                if (shares.get(i).millionths() > 0) {
                    millionths.merge(path.get(i), times * shares.get(i).millionths(), Long::sum);
                }
            }
        });
        Map<String, Double> credited = new HashMap<>();
        millionths.forEach((channel, share) -> credited.put(channel, share / 1e6));
        return credited;
    }

    private static List<Long> numbers(String text) {
        return Arrays.stream(text.split(" ")).map(Long::valueOf).toList();
    }
}
