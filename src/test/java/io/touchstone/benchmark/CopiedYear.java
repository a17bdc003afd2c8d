package io.touchstone.benchmark;

/**
 * A year of a world of many.
 *
 * @param number 0 for the last year, the one that was loaded, and more for each before it
 * @param from the workspace that was loaded
 * @param to the one that is made
 * @param largestKey of the first; no year's keys are another's
 */
record CopiedYear(int number, long from, long to, long largestKey) {

    /** How much earlier: whole days, so that hours and days stay what they are in UTC. */
    long days() {
        return (long) number * World.DAYS;
    }

    long keyOffset() {
        return number * largestKey;
    }
}
