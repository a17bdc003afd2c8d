package io.touchstone.fuzz;

import java.util.List;
import java.util.SplittableRandom;

/** Chance that is the same again for the same seed and request. Not thread safe. */
final class Dice {

    private final SplittableRandom random;

    Dice(long seed, long request) {
        random = new SplittableRandom(seed * 0x9E3779B97F4A7C15L + request);
    }

    boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    /** From 0 to below the bound. */
    int below(int bound) {
        return random.nextInt(bound);
    }

    @SafeVarargs
    final <T> T any(T... choices) {
        return choices[below(choices.length)];
    }

    <T> T any(List<T> choices) {
        return choices.get(below(choices.size()));
    }

    byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }
}
