package io.touchstone.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.touchstone.problem.Choice;
import io.touchstone.problem.FieldError;
import io.touchstone.problem.ProblemException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class IntervalTest {

    @Test
    void theRepeatedHourIsTwoBucketsToldApartByTheirOffset() {
        assertThat(hours("2026-10-25", "Europe/Rome"))
                .hasSize(25)
                .contains("2026-10-25T02:00:00+02:00", "2026-10-25T02:00:00+01:00");
    }

    @Test
    void theSkippedHourIsNoBucket() {
        assertThat(hours("2026-03-29", "Europe/Rome"))
                .hasSize(23)
                .containsSubsequence("2026-03-29T01:00:00+01:00", "2026-03-29T03:00:00+02:00")
                .noneMatch(label -> label.startsWith("2026-03-29T02"));
    }

    @Test
    void lordHowesRepeatedHalfHourIsABucketOfItsOwn() {
        List<Bucket> buckets = Interval.HOUR.buckets(day("2026-04-05", "Australia/Lord_Howe"));
        assertThat(buckets.subList(1, 4))
                .extracting(
                        Bucket::label,
                        bucket -> Duration.between(bucket.start(), bucket.end()).toMinutes())
                .containsExactly(
                        tuple("2026-04-05T01:00:00+11:00", 60L),
                        tuple("2026-04-05T01:30:00+10:30", 30L),
                        tuple("2026-04-05T02:00:00+10:30", 60L));
    }

    @Test
    void lordHowesShortenedHourStartsAtHalfPast() {
        assertThat(hours("2026-10-04", "Australia/Lord_Howe"))
                .containsSequence(
                        "2026-10-04T01:00:00+10:30", "2026-10-04T02:30:00+11:00", "2026-10-04T03:00:00+11:00");
    }

    @Test
    void aDayWithoutMidnightStartsAtOne() {
        assertThat(hours("2018-11-04", "America/Sao_Paulo")).hasSize(23).startsWith("2018-11-04T01:00:00-02:00");
        assertThat(hours("2024-04-26", "Africa/Cairo")).hasSize(23).startsWith("2024-04-26T01:00:00+03:00");
    }

    @Test
    void midnightThatComesTwiceStartsTheDayTheFirstTime() {
        assertThat(hours("2025-11-02", "America/Havana"))
                .hasSize(25)
                .startsWith("2025-11-02T00:00:00-04:00", "2025-11-02T00:00:00-05:00");
    }

    @Test
    void casablancaSetsItsClocksBackForRamadan() {
        assertThat(hours("2026-02-15", "Africa/Casablanca"))
                .hasSize(25)
                .contains("2026-02-15T02:00:00+01:00", "2026-02-15T02:00:00+00:00");
    }

    @Test
    void anHourSetBackIntoYesterdayBelongsToTheDayThatHadBegun() {
        assertThat(hours("2009-11-01", "America/St_Johns"))
                .startsWith("2009-11-01T00:00:00-02:30", "2009-10-31T23:01:00-03:30", "2009-11-01T00:00:00-03:30");
    }

    @Test
    void utcIsWrittenAsAnOffsetLikeAnyOther() {
        assertThat(hours("2026-03-29", "UTC")).startsWith("2026-03-29T00:00:00+00:00");
    }

    @Test
    void aDayThatTheZoneSkippedIsAnEmptyBucket() {
        Period period =
                new Period(LocalDate.parse("2011-12-29"), LocalDate.parse("2011-12-31"), ZoneId.of("Pacific/Apia"));
        Instant skipped = Instant.parse("2011-12-30T10:00:00Z");
        assertThat(Interval.DAY.buckets(period))
                .containsExactly(
                        new Bucket("2011-12-29", Instant.parse("2011-12-29T10:00:00Z"), skipped),
                        new Bucket("2011-12-30", skipped, skipped),
                        new Bucket("2011-12-31", skipped, Instant.parse("2011-12-31T10:00:00Z")));
    }

    @Test
    void aWeekIsLabelledByItsMondayEvenWhereThePeriodCutsIt() {
        Period period =
                new Period(LocalDate.parse("2026-03-25"), LocalDate.parse("2026-03-31"), ZoneId.of("Europe/Rome"));
        assertThat(Interval.WEEK.buckets(period))
                .containsExactly(
                        new Bucket(
                                "2026-03-23",
                                Instant.parse("2026-03-24T23:00:00Z"),
                                Instant.parse("2026-03-29T22:00:00Z")),
                        new Bucket(
                                "2026-03-30",
                                Instant.parse("2026-03-29T22:00:00Z"),
                                Instant.parse("2026-03-31T22:00:00Z")));
    }

    @Test
    void aMonthIsLabelledByItsFirstEvenWhereThePeriodCutsIt() {
        Period period = new Period(LocalDate.parse("2026-01-31"), LocalDate.parse("2026-03-01"), ZoneId.of("UTC"));
        assertThat(Interval.MONTH.buckets(period))
                .containsExactly(
                        new Bucket(
                                "2026-01-01",
                                Instant.parse("2026-01-31T00:00:00Z"),
                                Instant.parse("2026-02-01T00:00:00Z")),
                        new Bucket(
                                "2026-02-01",
                                Instant.parse("2026-02-01T00:00:00Z"),
                                Instant.parse("2026-03-01T00:00:00Z")),
                        new Bucket(
                                "2026-03-01",
                                Instant.parse("2026-03-01T00:00:00Z"),
                                Instant.parse("2026-03-02T00:00:00Z")));
    }

    @Test
    void tooManyBucketsAreRefusedByTheNameOfTheParameter() {
        Period century = new Period(LocalDate.parse("2000-01-01"), LocalDate.parse("2100-12-31"), ZoneId.of("UTC"));
        for (Interval interval : List.of(Interval.HOUR, Interval.DAY)) {
            assertThatExceptionOfType(ProblemException.class)
                    .isThrownBy(() -> interval.buckets(century))
                    .satisfies(problem -> assertThat(problem.errors())
                            .extracting(FieldError::field)
                            .containsExactly("interval"));
        }
        assertThat(Interval.WEEK.buckets(century)).hasSize(5271);
        assertThat(Interval.MONTH.buckets(century)).hasSize(1212);
    }

    @Test
    void aYearOfHoursIsAllowed() {
        Period leapYear = new Period(LocalDate.parse("2024-01-01"), LocalDate.parse("2024-12-31"), ZoneId.of("UTC"));
        assertThat(Interval.HOUR.buckets(leapYear)).hasSize(8784);
    }

    @Test
    void tenThousandBucketsAreAllowedAndOneMoreIsNot() {
        LocalDate from = LocalDate.parse("2000-01-01");
        Period allowed = new Period(from, from.plusDays(9_999), ZoneId.of("UTC"));
        Period refused = new Period(from, from.plusDays(10_000), ZoneId.of("UTC"));
        assertThat(Interval.DAY.buckets(allowed)).hasSize(10_000);
        assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> Interval.DAY.buckets(refused));
    }

    @Test
    void codesNameTheIntervals() {
        Function<String, Interval> parse = Choice.of("interval", Interval.values(), Interval::code);
        assertThat(parse.apply("hour")).isEqualTo(Interval.HOUR);
        assertThat(parse.apply("day")).isEqualTo(Interval.DAY);
        assertThat(parse.apply("week")).isEqualTo(Interval.WEEK);
        assertThat(parse.apply("month")).isEqualTo(Interval.MONTH);
        assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> parse.apply("DAY"));
    }

    private static List<String> hours(String day, String zone) {
        return Interval.HOUR.buckets(day(day, zone)).stream().map(Bucket::label).toList();
    }

    private static Period day(String day, String zone) {
        return new Period(LocalDate.parse(day), LocalDate.parse(day), ZoneId.of(zone));
    }
}
