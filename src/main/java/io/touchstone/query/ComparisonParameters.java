package io.touchstone.query;

import io.touchstone.problem.Errors;
import io.touchstone.time.ComparisonQuestion;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The query parameters that choose the days to compare an answer with. */
public record ComparisonParameters(
        @RestQuery @Nullable String compare,
        @RestQuery("compare_from") @Nullable String compareFrom,
        @RestQuery("compare_to") @Nullable String compareTo) {

    /** @param period what is compared; whether or not that can be used, errors here are named */
    Optional<ComparisonQuestion> parse(PeriodParameters period, Errors errors) {
        return ComparisonQuestion.parse(compare, compareFrom, compareTo, period.period(), errors);
    }
}
