package io.touchstone.attribution.placebo;

import java.math.BigDecimal;

/**
 * What a ratio of sums over contacts, and how sure it is, follow from: sums over what each contact spent in moved windows and in its
 * own, all moves together. Contacts who spent nothing in either, or got all of it back, change nothing.
 *
 * @param contacts how many spent something in either
 * @param placebo what they spent in moved windows
 * @param actual what they spent in their own
 * @param placeboSquares of each contact's placebo
 * @param products of each contact's placebo and actual
 * @param actualSquares of each contact's actual
 */
record ContactSums(
        long contacts,
        BigDecimal placebo,
        BigDecimal actual,
        BigDecimal placeboSquares,
        BigDecimal products,
        BigDecimal actualSquares) {

    static final ContactSums NONE =
            new ContactSums(0, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO);

    /** With one more contact. */
    ContactSums with(BigDecimal itsPlacebo, BigDecimal itsActual) {
        return new ContactSums(
                contacts + 1,
                placebo.add(itsPlacebo),
                actual.add(itsActual),
                placeboSquares.add(itsPlacebo.multiply(itsPlacebo)),
                products.add(itsPlacebo.multiply(itsActual)),
                actualSquares.add(itsActual.multiply(itsActual)));
    }
}
