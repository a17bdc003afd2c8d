package io.touchstone.http.list;

import io.touchstone.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * Which page of a list is asked for.
 *
 * @param list names the list and everything that decides its members and order, so that no cursor of another fits
 * @param limit rows at most, 1 to 500 unless the list says otherwise; more than any list has for all of them
 * @param after where the page before ended; null for the first
 */
public record PageRequest(String list, int limit, @Nullable Cursor after) {

    public static final int DEFAULT_LIMIT = 50;
    public static final int GREATEST_LIMIT = 500;

    private static final int UNLIMITED = Integer.MAX_VALUE;

    /**
     * From the query parameters {@code limit} and {@code cursor}.
     *
     * @throws ProblemException when one is given and cannot be used
     */
    public static PageRequest of(String list, @Nullable String limit, @Nullable String cursor) {
        return of(list, limit, GREATEST_LIMIT, cursor);
    }

    /**
     * From the query parameters {@code limit} and {@code cursor}, of a list that may have more rows a page.
     *
     * @throws ProblemException when one is given and cannot be used
     */
    public static PageRequest of(String list, @Nullable String limit, int greatest, @Nullable String cursor) {
        return new PageRequest(
                list,
                limit == null ? DEFAULT_LIMIT : parseLimit(limit, greatest),
                cursor == null ? null : Cursor.decode(cursor, list));
    }

    /** All rows from the cursor to the end. */
    public static PageRequest unlimited(String list, @Nullable String cursor) {
        return new PageRequest(list, UNLIMITED, cursor == null ? null : Cursor.decode(cursor, list));
    }

    public boolean isUnlimited() {
        return limit == UNLIMITED;
    }

    private static int parseLimit(String limit, int greatest) {
        // Up to nine plain digits always fit an int; parseInt alone would take a sign and the digits of any script.
        int number = limit.matches("[0-9]{1,9}") ? Integer.parseInt(limit) : 0;
        if (number < 1 || number > greatest) {
            throw ProblemException.invalidParameter("limit", "must be a whole number from 1 to " + greatest);
        }
        return number;
    }
}
