package io.touchstone.benchmark;

import java.util.Locale;

/**
 * One line of the table.
 *
 * @param ours what was measured of Touchstone, with its unit
 * @param theirs the same of what it is compared with
 * @param ratio of the two, in the direction of the limit
 */
record Bar(String what, String ours, String theirs, double ratio, Limit limit) {

    /** How the ratio is judged; the bound itself is within. */
    record Limit(Direction direction, double bound) {

        boolean allows(double ratio) {
            return switch (direction) {
                case AT_MOST -> ratio <= bound;
                case AT_LEAST -> ratio >= bound;
            };
        }

        @Override
        public String toString() {
            return switch (direction) {
                case AT_MOST -> "at most " + bound;
                case AT_LEAST -> "at least " + bound;
            };
        }
    }

    enum Direction {
        AT_MOST,
        AT_LEAST
    }

    static Limit atMost(double bound) {
        return new Limit(Direction.AT_MOST, bound);
    }

    static Limit atLeast(double bound) {
        return new Limit(Direction.AT_LEAST, bound);
    }

    boolean isMet() {
        return limit.allows(ratio);
    }

    String ratioText() {
        return String.format(Locale.ROOT, ratio < 10 ? "%.2f" : "%.0f", ratio);
    }
}
