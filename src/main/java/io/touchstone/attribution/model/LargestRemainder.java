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
        BigInteger sum = Arrays.stream(weights).mapToObj(BigInteger::valueOf).reduce(BigInteger.ZERO, BigInteger::add);
        long[] parts = new long[weights.length];
        if (sum.signum() == 0) {
            if (total != 0) {
                throw new IllegalArgumentException(total + " units, and nothing that they go by");
            }
            return parts;
        }
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
        IntStream.range(0, weights.length)
                .boxed()
                .sorted(Comparator.comparing((Integer i) -> remainders[i])
                        .thenComparing(i -> i)
                        .reversed())
                .limit(left)
                .forEach(i -> parts[i]++);
        return parts;
    }
}
