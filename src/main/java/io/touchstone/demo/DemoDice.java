package io.touchstone.demo;

import java.time.LocalDate;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** Chance that repeats itself: each story of a day has its own, so that one more throw in it moves no other. */
final class DemoDice {

    static RandomGenerator of(DemoWorld world, LocalDate day, String story) {
        // Odd constants far apart; the generator mixes the rest.
        long seed = world.seed() * 0x9E3779B97F4A7C15L + day.toEpochDay() * 0xD1342543DE82EF95L + story.hashCode();
        return new SplittableRandom(seed);
    }

    private DemoDice() {}
}
