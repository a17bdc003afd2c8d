package io.touchstone.http.list;

import org.jspecify.annotations.Nullable;

/**
 * Which page of a list a client asks for.
 *
 * @param limit null where it sets none
 * @param cursor as it was given: only of the whole question can be said whether it is one
 */
public record PageQuestion(
        @Nullable Integer limit, @Nullable String cursor) {

    /**
     * That page of a list.
     *
     * @param list see {@link PageRequest#list}
     * @param asTable whether it goes on to the end unless there is a limit
     * @throws io.touchstone.problem.ProblemException when the cursor is none of this list
     */
    public PageRequest of(String list, boolean asTable) {
        int rows = limit != null ? limit : asTable ? PageRequest.UNLIMITED : PageRequest.DEFAULT_LIMIT;
        return new PageRequest(list, rows, cursor == null ? null : Cursor.decode(cursor, list));
    }
}
