package io.touchstone.benchmark;

/**
 * Tells how often to do what will be measured before it counts: until it gets no faster. The JVM takes a minute or more of
 * a small request until it has compiled all that this goes through, and longer on a slower machine.
 */
final class WarmUp {

    /** Less than that is what turns differ by anyway. */
    private static final double FASTER = 1.05;

    private static final int TURNS_WITHOUT_GAIN = 3;

    private static final int MOST_TURNS = 30;

    private double best;
    private int turns;
    private int turnsWithoutGain;

    /** @param perSecond how much was done in the turn that has just ended, more being faster */
    boolean isOver(double perSecond) {
        turnsWithoutGain = perSecond > best * FASTER ? 0 : turnsWithoutGain + 1;
        best = Math.max(best, perSecond);
        turns++;
        return turnsWithoutGain == TURNS_WITHOUT_GAIN || turns == MOST_TURNS;
    }
}
