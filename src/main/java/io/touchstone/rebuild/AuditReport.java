package io.touchstone.rebuild;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an audit found.
 *
 * @param events read, and all that follows from them computed again
 * @param rollups lines compared, those of a rebuild under way included
 * @param frozen of the messages and purchases, those whose events are gone: taken as given
 * @param frozenBefore a local day: of what occurred before it events may be gone, and nothing is of what occurred from then on; null while
 *     all are there
 * @param differences found in all
 * @param found the first of them
 */
record AuditReport(
        long events,
        long messages,
        long purchases,
        long touches,
        long credits,
        long identities,
        long rollups,
        long frozen,
        @Nullable LocalDate frozenBefore,
        long differences,
        List<Difference> found) {

    /** Of {@code found}, so many at most. */
    static final int LONGEST_LIST = 1_000;

    /** What is not stored as it should be. */
    enum Subject {
        MESSAGE,
        PURCHASE,
        CONTACT,
        TOUCH,
        CREDIT,
        ROLLUP
    }

    /**
     * One row that is not what the events say.
     *
     * @param key the id of a message or purchase, else what names the row inside
     */
    record Difference(Subject subject, String key, String detail) {

        /** Of texts from outside there may be several in one, of hundreds of characters each. */
        private static final int LONGEST_TEXT = 1_000;

        /** One whose texts have an end. */
        static Difference of(Subject subject, String key, String detail) {
            return new Difference(subject, cut(key), cut(detail));
        }

        private static String cut(String text) {
            return text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT) + "…";
        }
    }
}
