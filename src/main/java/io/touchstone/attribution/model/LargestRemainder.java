package io.touchstone.attribution.model;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** Splits whole units by weights, so that nothing is left and nothing is made. */
final class LargestRemainder {

    private LargestRemainder() {}

    /**
     * Each part is its due, rounded down; what is left goes, a unit each, to those whose dues were cut most, of equal ones to the later.
     *
     * @param total not negative
     * @param weights not negative; where all are zero, so is each part, and {@code total} has to be
     */
    static long[] split(long total, long[] weights) {
        long greatest = Arrays.stream(weights).max().orElse(0);
        if (greatest == 0) {
            if (total != 0) {
                throw new IllegalArgumentException(total + " units, and nothing that they go by");
            }
            return new long[weights.length];
        }
        if (Arrays.stream(weights).allMatch(weight -> weight == greatest)) {
            return splitEvenly(total, weights.length);
        }
        return isLong(total, greatest) && isLong(weights.length, greatest)
                ? splitByLong(total, weights)
                : splitByAny(total, weights);
    }

    private static boolean isLong(long left, long right) {
        return Math.multiplyHigh(left, right) == 0 && left * right >= 0;
    }

    /** All dues are cut alike, so that the later ones have what is left. */
    private static long[] splitEvenly(long total, int count) {
        long[] parts = new long[count];
        Arrays.fill(parts, total / count);
        for (int i = count - (int) (total % count); i < count; i++) {
            parts[i]++;
        }
        return parts;
    }

    /** Of weights whose sum, and whose products with the total, are no more than a {@code long}. */
    private static long[] splitByLong(long total, long[] weights) {
        long sum = Arrays.stream(weights).sum();
        long[] parts = new long[weights.length];
        long[] remainders = new long[weights.length];
        long left = total;
        for (int i = 0; i < weights.length; i++) {
            long due = total * weights[i];
            parts[i] = due / sum;
            remainders[i] = due % sum;
            left -= parts[i];
        }
        if (left == 0) {
            return parts;
        }
        long[] ascending = remainders.clone();
        Arrays.sort(ascending);
        // Each of the greatest remainders gets a unit: all above the least of them, and of those like it the later.
        long least = ascending[weights.length - (int) left];
        for (int i = 0; i < weights.length; i++) {
            if (remainders[i] > least) {
                parts[i]++;
                left--;
            }
        }
        for (int i = weights.length - 1; left > 0; i--) {
            if (remainders[i] == least) {
                parts[i]++;
                left--;
            }
        }
        return parts;
    }

    private static long[] splitByAny(long total, long[] weights) {
        BigInteger sum = Arrays.stream(weights).mapToObj(BigInteger::valueOf).reduce(BigInteger.ZERO, BigInteger::add);
        long[] parts = new long[weights.length];
        BigInteger[] remainders = new BigInteger[weights.length];
        long left = total;
        for (int i = 0; i < weights.length; i++) {
            BigInteger[] due = BigInteger.valueOf(total)
                    .multiply(BigInteger.valueOf(weights[i]))
                    .divideAndRemainder(sum);
            parts[i] = due[0].longValueExact();
            remainders[i] = due[1];
            left -= parts[i];
        }
        if (left > 0) {
            IntStream.range(0, weights.length)
                    .boxed()
                    .sorted(Comparator.comparing((Integer i) -> remainders[i])
                            .thenComparing(i -> i)
                            .reversed())
                    .limit(left)
                    .forEach(i -> parts[i]++);
        }
        return parts;
    }
}
