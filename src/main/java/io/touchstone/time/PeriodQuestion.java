package io.touchstone.time;

import io.touchstone.problem.ProblemException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The period as a client asked for it: the query parameters {@code period}, or {@code from} and {@code to}, as written.
 *
 * @param period the code of a preset
 * @param from the first day, {@code YYYY-MM-DD}, of the years 2000 to 2100
 * @param to the last day, inclusive
 */
public record PeriodQuestion(
        @Nullable String period,
        @Nullable String from,
        @Nullable String to) {

    private static final PeriodPreset DEFAULT = PeriodPreset.LAST_30_DAYS;

    /**
     * The days meant. With no parameter at all, the last 30 days.
     *
     * @param firstDayWithData asked for {@code all_time} only
     * @throws ProblemException with an error for each parameter that cannot be used
     */
    public Period resolve(Instant now, ZoneId zone, Supplier<Optional<LocalDate>> firstDayWithData) {
        DateRangeQuestion dates = new DateRangeQuestion(
                new DateRangeQuestion.Parameter("from", from), new DateRangeQuestion.Parameter("to", to));
        if (period != null && dates.isGiven()) {
            throw dates.conflictWith("period");
        }
        if (dates.isGiven()) {
            return dates.resolve(zone);
        }
        LocalDate today = new LocalCalendar(zone).dayOf(now);
        return preset().resolve(today, zone, firstDayWithData);
    }

    boolean asksForAllTime() {
        return PeriodPreset.ALL_TIME.code().equals(period);
    }

    private PeriodPreset preset() {
        if (period == null) {
            return DEFAULT;
        }
        return PeriodPreset.of(period)
                .orElseThrow(() -> ProblemException.invalidParameter(
                        "period",
                        Arrays.stream(PeriodPreset.values())
                                .map(PeriodPreset::code)
                                .collect(Collectors.joining(", ", "must be one of ", ""))));
    }
}
