package io.touchstone.time;

import io.touchstone.problem.Choice;
import io.touchstone.problem.Errors;
import io.touchstone.problem.ProblemException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The days that a client wants a period to be compared with: by a name, which means others for every period, or by their dates. */
public sealed interface ComparisonQuestion permits Comparison, DateRange {

    /**
     * From the query parameters {@code compare}, or {@code compare_from} and {@code compare_to}, as written. With none at all, no days.
     *
     * @param compare the code of a {@link Comparison}
     * @param compareFrom the first day, {@code YYYY-MM-DD}, of the years 2000 to 2100
     * @param compareTo the last day, inclusive
     * @param period the parameter of that name: {@code all_time} has nothing before it, but may be compared with dates
     */
    static Optional<ComparisonQuestion> parse(
            @Nullable String compare,
            @Nullable String compareFrom,
            @Nullable String compareTo,
            @Nullable String period,
            Errors errors) {
        DateRange.DateParameters dates =
                new DateRange.DateParameters("compare_from", compareFrom, "compare_to", compareTo);
        return dates.areGiven()
                ? Optional.of(dates.parse("compare", compare, errors))
                : errors.parse(compare, Optional.empty(), code -> {
                    Comparison comparison = Choice.of("compare", Comparison.values(), Comparison::code)
                            .apply(code);
                    if (PeriodPreset.ALL_TIME.code().equals(period)) {
                        throw ProblemException.invalidParameter(
                                "compare", "all_time has nothing before it to compare with");
                    }
                    return Optional.of(comparison);
                });
    }

    /**
     * The days meant.
     *
     * @param asked how the days to compare were asked for: what is before a month is a month
     * @param period what that came to
     */
    Period otherThan(PeriodQuestion asked, Period period);
}
