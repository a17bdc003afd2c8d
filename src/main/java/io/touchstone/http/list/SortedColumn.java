package io.touchstone.http.list;

import io.touchstone.problem.ProblemException;
import java.util.List;

/** What a list is to be sorted by, as the query parameter {@code sort} says it: {@code -revenue} is by revenue, descending. */
public record SortedColumn(String column, boolean descending) {

    /**
     * @param columns those that there are
     * @param called what they are, in a problem: words before their names, or nothing
     */
    public static SortedColumn of(String sort, List<String> columns, String called) {
        boolean descending = sort.startsWith("-");
        String column = descending ? sort.substring(1) : sort;
        if (!columns.contains(column)) {
            throw ProblemException.invalidParameter(
                    "sort",
                    "must be one of " + called + String.join(", ", columns)
                            + ", with a leading - for descending order");
        }
        return new SortedColumn(column, descending);
    }
}
