package io.touchstone.query;

import io.touchstone.time.ComparisonQuestion;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The query parameters that choose the days to compare an answer with. */
public record ComparisonParameters(
        @RestQuery @Nullable String compare,
        @RestQuery("compare_from") @Nullable String compareFrom,
        @RestQuery("compare_to") @Nullable String compareTo) {

    ComparisonQuestion question() {
        return new ComparisonQuestion(compare, compareFrom, compareTo);
    }
}
