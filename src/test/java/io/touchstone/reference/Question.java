package io.touchstone.reference;

import io.touchstone.attribution.journey.AttributionRule;
import io.touchstone.control.workspace.RateBase;
import java.time.Instant;
import java.time.LocalDate;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What KPIs are asked of.
 *
 * @param from the first local day, inclusive
 * @param to the last local day, inclusive
 * @param bySendDate whether conversions fall on the day the credited message was sent
 * @param filter the messages asked about, {@link SourceFilter} or any other
 * @param model of attribution, as clients write it
 * @param bucket a part of the period, such as one hour; null for all of it
 */
public record Question(
        LocalDate from,
        LocalDate to,
        AttributionRule rule,
        boolean bySendDate,
        RateBase base,
        Predicate<Message> filter,
        String model,
        @Nullable Bucket bucket) {

    /** From {@code start}, inclusive, to {@code end}, exclusive. */
    public record Bucket(Instant start, Instant end) {
        boolean holds(Instant instant) {
            return !instant.isBefore(start) && instant.isBefore(end);
        }
    }

    /** The whole workspace under the rule and the base of one that chose none. */
    public static Question of(LocalDate from, LocalDate to) {
        return new Question(from, to, AttributionRule.DEFAULT, false, RateBase.SENT, SourceFilter.ALL, "last", null);
    }

    public Question withDays(LocalDate from, LocalDate to) {
        return new Question(from, to, rule, bySendDate, base, filter, model, bucket);
    }

    /** The same number of days just before. */
    public Question previousPeriod() {
        LocalDate start = from;
        for (LocalDate day = from; !day.isAfter(to); day = day.plusDays(1)) {
            start = start.minusDays(1);
        }
        return withDays(start, from.minusDays(1));
    }

    /** The same dates a year earlier; 29 February becomes 28, but the end of February that of the other from a first of a month on. */
    public Question previousYear() {
        boolean endsFebruary =
                to.plusDays(1).getMonthValue() == 3 && to.plusDays(1).getDayOfMonth() == 1;
        return from.getDayOfMonth() == 1 && endsFebruary
                ? withDays(
                        yearBefore(from), LocalDate.of(to.getYear() - 1, 3, 1).minusDays(1))
                : withDays(yearBefore(from), yearBefore(to));
    }

    private static LocalDate yearBefore(LocalDate day) {
        int dayOfMonth = day.getMonthValue() == 2 ? Math.min(day.getDayOfMonth(), 28) : day.getDayOfMonth();
        return LocalDate.of(day.getYear() - 1, day.getMonth(), dayOfMonth);
    }

    public Question withRule(AttributionRule rule) {
        return new Question(from, to, rule, bySendDate, base, filter, model, bucket);
    }

    public Question withSendDate(boolean bySendDate) {
        return new Question(from, to, rule, bySendDate, base, filter, model, bucket);
    }

    public Question withBase(RateBase base) {
        return new Question(from, to, rule, bySendDate, base, filter, model, bucket);
    }

    public Question withFilter(Predicate<Message> filter) {
        return new Question(from, to, rule, bySendDate, base, filter, model, bucket);
    }

    public Question withModel(String model) {
        return new Question(from, to, rule, bySendDate, base, filter, model, bucket);
    }

    public Question withBucket(Instant start, Instant end) {
        return new Question(from, to, rule, bySendDate, base, filter, model, new Bucket(start, end));
    }
}
