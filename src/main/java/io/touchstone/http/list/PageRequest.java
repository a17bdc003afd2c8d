package io.touchstone.http.list;

import io.touchstone.problem.Errors;
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

    static final int UNLIMITED = Integer.MAX_VALUE;

    /**
     * From the query parameters {@code limit} and {@code cursor} of a list that has no others.
     *
     * @throws ProblemException when one is given and cannot be used
     */
    public static PageRequest of(String list, @Nullable String limit, @Nullable String cursor) {
        return Errors.gather(new PageParameters(limit, cursor)::parse).of(list, false);
    }

    public boolean isUnlimited() {
        return limit == UNLIMITED;
    }
}
