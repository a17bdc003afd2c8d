package io.touchstone.time;

import io.touchstone.problem.ProblemException;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The period to compare with as a client asked for it: the query parameters {@code compare}, or {@code compare_from}
 * and {@code compare_to}, as written.
 *
 * @param compare the code of a {@link Comparison}
 * @param compareFrom the first day, {@code YYYY-MM-DD}, of the years 2000 to 2100
 * @param compareTo the last day, inclusive
 */
public record ComparisonQuestion(
        @Nullable String compare,
        @Nullable String compareFrom,
        @Nullable String compareTo) {

    /**
     * The days to compare with; empty when the client asked for no comparison. The period {@code all_time} has no
     * {@code compare}, but may be compared with dates.
     *
     * @param question what {@code period} is the answer to
     * @throws ProblemException with an error for each parameter that cannot be used
     */
    public Optional<Period> resolve(PeriodQuestion question, Period period) {
        DateRangeQuestion dates = new DateRangeQuestion(
                new DateRangeQuestion.Parameter("compare_from", compareFrom),
                new DateRangeQuestion.Parameter("compare_to", compareTo));
        if (compare != null && dates.isGiven()) {
            throw dates.conflictWith("compare");
        }
        if (dates.isGiven()) {
            return Optional.of(dates.resolve(period.zone()));
        }
        if (compare == null) {
            return Optional.empty();
        }
        Comparison comparison = Comparison.of(compare).orElseThrow(ComparisonQuestion::unknown);
        if (question.asksForAllTime()) {
            throw ProblemException.invalidParameter("compare", "all_time has nothing before it to compare with");
        }
        return Optional.of(comparison.otherThan(period));
    }

    private static ProblemException unknown() {
        return ProblemException.invalidParameter(
                "compare",
                Arrays.stream(Comparison.values())
                        .map(Comparison::code)
                        .collect(Collectors.joining(", ", "must be one of ", "")));
    }
}
