package io.touchstone.attribution.model;

import io.touchstone.attribution.journey.Window;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;

/** What a touch weighs so many minutes before the last one: 10^12 x 2^(-minutes / half-life), rounded half up. Never in binary floating point. */
final class DecayWeights {

    private static final int DECIMALS = 12;

    /** As many as need not be doubted: a weight has 12, and is rounded where 30 may not tell which way. */
    private static final MathContext DIGITS = new MathContext(50);

    private static final BigDecimal LOG_2 =
            new BigDecimal("0.693147180559945309417232121458176568075500134360255254120680009493393622");

    private static final int UNKNOWN = -1;

    private static final Map<Window, DecayWeights> ALL = all();

    private final long halfLife;

    /** By minutes, computed as they are asked for: the same whoever computes it. */
    private final long[] weights;

    private DecayWeights(Window halfLife) {
        this.halfLife = halfLife.length().toMinutes();
        this.weights = new long[(int) Window.THIRTY_DAYS.length().toMinutes() + 1];
        Arrays.fill(weights, UNKNOWN);
    }

    private static Map<Window, DecayWeights> all() {
        Map<Window, DecayWeights> all = new EnumMap<>(Window.class);
        for (Window window : Window.values()) {
            all.put(window, new DecayWeights(window));
        }
        return all;
    }

    static DecayWeights of(Window halfLife) {
        DecayWeights weights = ALL.get(halfLife);
        if (weights == null) {
            throw new IllegalStateException("no weights of " + halfLife);
        }
        return weights;
    }

    /** @param minutes whole ones, at most 30 days */
    long weight(long minutes) {
        int index = Math.toIntExact(minutes);
        if (weights[index] == UNKNOWN) {
            weights[index] = compute(minutes);
        }
        return weights[index];
    }

    private long compute(long minutes) {
        BigDecimal exponent = LOG_2.multiply(BigDecimal.valueOf(minutes % halfLife))
                .divide(BigDecimal.valueOf(halfLife), DIGITS)
                .negate();
        BigDecimal halves = BigDecimal.TWO.pow(Math.toIntExact(minutes / halfLife));
        return exponential(exponent)
                .divide(halves, DIGITS)
                .movePointRight(DECIMALS)
                .setScale(0, RoundingMode.HALF_UP)
                .longValueExact();
    }

    /** Of a number between -1 and 0: the terms of its series become ever smaller. */
    private static BigDecimal exponential(BigDecimal exponent) {
        BigDecimal sum = BigDecimal.ONE;
        BigDecimal term = BigDecimal.ONE;
        for (int i = 1; term.abs().compareTo(BigDecimal.ONE.movePointLeft(DIGITS.getPrecision())) > 0; i++) {
            term = term.multiply(exponent).divide(BigDecimal.valueOf(i), DIGITS);
            sum = sum.add(term, DIGITS);
        }
        return sum;
    }
}
