package io.touchstone.http.list;

import io.touchstone.problem.Errors;
import io.touchstone.problem.ProblemException;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The query parameters of every list that choose a page of it. */
public record PageParameters(
        @RestQuery @Nullable String limit,
        @RestQuery @Nullable String cursor) {

    public PageQuestion parse(Errors errors) {
        return parse(PageRequest.GREATEST_LIMIT, errors);
    }

    /** @param greatest rows of one page */
    public PageQuestion parse(int greatest, Errors errors) {
        return new PageQuestion(
                errors.<@Nullable Integer>parse(limit, null, given -> parseLimit(given, greatest)), cursor);
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
