package io.touchstone.query;

import io.touchstone.problem.Errors;
import io.touchstone.time.PeriodQuestion;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The query parameters that choose the days of an answer. */
public record PeriodParameters(
        @RestQuery @Nullable String period,
        @RestQuery @Nullable String from,
        @RestQuery @Nullable String to) {

    public PeriodQuestion parse(Errors errors) {
        return PeriodQuestion.parse(period, from, to, errors);
    }
}
