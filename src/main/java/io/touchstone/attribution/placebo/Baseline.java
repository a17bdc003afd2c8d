package io.touchstone.attribution.placebo;

import java.math.BigDecimal;
import java.math.MathContext;

/**
 * The share of what messages' windows hold that the same windows hold without a message. Not rounded.
 *
 * @param share placebo over actual
 * @param low the lower end of its 95 % interval, which may be negative
 * @param high the upper end
 */
record Baseline(BigDecimal share, BigDecimal low, BigDecimal high) {

    static final MathContext DIGITS = MathContext.DECIMAL128;

    /** Of a normal distribution, 95 % lie within so many standard errors. */
    private static final BigDecimal NORMAL_95 = new BigDecimal("1.96");

    /** @param sums of at least two contacts, with an actual that is not zero */
    static Baseline of(ContactSums sums) {
        BigDecimal share = sums.placebo().divide(sums.actual(), DIGITS);
        BigDecimal margin = NORMAL_95.multiply(standardError(sums), DIGITS);
        return new Baseline(share, share.subtract(margin), share.add(margin));
    }

    /**
     * Of a ratio of sums over contacts, who are drawn as wholes: √(g/(g-1) Σ(p - R c)²) / Σc. The sum of squares is multiplied out, times (Σc)²,
     * which is exact: so no contact has to be kept until R is known.
     */
    private static BigDecimal standardError(ContactSums sums) {
        BigDecimal placebo = sums.placebo();
        BigDecimal actual = sums.actual();
        BigDecimal squares = sums.placeboSquares()
                .multiply(actual.pow(2))
                .subtract(BigDecimal.TWO.multiply(placebo).multiply(actual).multiply(sums.products()))
                .add(placebo.pow(2).multiply(sums.actualSquares()));
        BigDecimal contacts = BigDecimal.valueOf(sums.contacts());
        return contacts.multiply(squares)
                .divide(contacts.subtract(BigDecimal.ONE).multiply(actual.pow(4)), DIGITS)
                .sqrt(DIGITS);
    }
}
