package io.touchstone.rollup;

import io.touchstone.time.LocalCalendar;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * Some consecutive local days of a calendar; of a single one perhaps only a part of the lines, dealt by their hash. All days
 * together, from the earliest to the latest that a column can hold, are covered by windows that share none.
 *
 * @param from epoch day, inclusive; {@link #FIRST} for all before, too
 * @param to exclusive; {@link #END} for all after, too
 * @param parts into how many parts the lines are dealt, a power of two
 * @param part which of them this is
 */
record Days(LocalCalendar calendar, long from, long to, int parts, int part) {

    /** Before every day, second or millisecond that anything can have, and a literal that every server takes for a BIGINT. */
    static final long FIRST = -9_000_000_000_000_000_000L;

    static final long END = -FIRST;

    private static final int MOST_PARTS = 1 << 20;

    static Days of(LocalCalendar calendar, long from, long to) {
        return new Days(calendar, from, to, 1, 0);
    }

    /** Two of them that have together what this has. */
    List<Days> halves() {
        if (parts == 1 && to - from > 1 && from != FIRST && to != END) {
            long middle = from + (to - from) / 2;
            return List.of(of(calendar, from, middle), of(calendar, middle, to));
        }
        return List.of(
                new Days(calendar, from, to, 2 * parts, part), new Days(calendar, from, to, 2 * parts, part + parts));
    }

    /** @param line one, or a cell of one */
    boolean holds(Object line) {
        return parts == 1 || (mixed(line) & (parts - 1)) == part;
    }

    /** Whether smaller windows have fewer lines: beyond that, lines lie together by their hash. */
    boolean isDivisible() {
        return parts < MOST_PARTS;
    }

    /** Keys follow each other: their last bits alone would deal unevenly. */
    private static int mixed(Object line) {
        long mixed = line.hashCode() * 0x9E3779B97F4A7C15L;
        return (int) (mixed >>> 40);
    }

    /** Epoch milliseconds. */
    long fromMillis() {
        return from == FIRST ? FIRST : startOf(from).toEpochMilli();
    }

    long toMillis() {
        return to == END ? END : startOf(to).toEpochMilli();
    }

    /** Epoch seconds: those of the hours that begin in these days, and of no others. */
    long fromSecond() {
        return from == FIRST ? FIRST : startOf(from).getEpochSecond();
    }

    long toSecond() {
        return to == END ? END : startOf(to).getEpochSecond();
    }

    private Instant startOf(long day) {
        return calendar.startOf(LocalDate.ofEpochDay(day));
    }
}
