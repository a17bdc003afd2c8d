package io.touchstone.intake;

import io.touchstone.event.json.EventLimits;
import io.touchstone.event.json.ParsedEvent;

/** The memory that an event takes from when it was read until it is stored. */
final class Weight {

    /**
     * In bytes, whatever its texts: what it says and names, its row, the facts that it changes before and after, and its place in
     * the maps of all these; or, of one that is rejected, its answer. Measured: see intake/RATIONALE.md.
     */
    static final int OF_EVENT = 2_048;

    /** Of a group or a chunk: two thousand ordinary events have half of it. */
    static final long MOST_OF_GROUP = 8 * 1024 * 1024;

    /** What is kept of an event that may have more: the longest text, and its ids, with room to spare. */
    private static final int MOST_KEPT = 4 * EventLimits.REASON_LENGTH;

    private Weight() {}

    /** Of an event that was read from these bytes. */
    static long of(ParsedEvent event, byte[] json, int from, int length) {
        return switch (event) {
            case ParsedEvent.Valid _ ->
                OF_EVENT + (long) Math.min(length, MOST_KEPT) * (isLatin(json, from, length) ? 1 : 2);
            case ParsedEvent.Rejection _ -> OF_EVENT;
        };
    }

    /** A text of which one character is beyond Latin-1 has two bytes for each in memory. */
    private static boolean isLatin(byte[] json, int from, int length) {
        for (int i = from; i < from + length; i++) {
            if (json[i] < 0 || (json[i] == '\\' && i + 1 < from + length && json[i + 1] == 'u')) {
                return false;
            }
        }
        return true;
    }
}
