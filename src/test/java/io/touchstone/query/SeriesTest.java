package io.touchstone.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.touchstone.attribution.journey.AttributionRule;
import io.touchstone.attribution.journey.ConversionDate;
import io.touchstone.attribution.model.Sharing;
import io.touchstone.control.workspace.RateBase;
import io.touchstone.query.Series.Point;
import io.touchstone.query.kpi.Group;
import io.touchstone.query.kpi.KpiGroups;
import io.touchstone.query.kpi.KpiQuery;
import io.touchstone.query.kpi.Measurement;
import io.touchstone.query.kpi.SourceFilter;
import io.touchstone.query.kpi.Totals;
import io.touchstone.rollup.MetricValues;
import io.touchstone.time.AwkwardZones;
import io.touchstone.time.Bucket;
import io.touchstone.time.Buckets;
import io.touchstone.time.Interval;
import io.touchstone.time.Period;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Which points a series has at a time, and which of them are not whole. */
class SeriesTest {

    private static final KpiGroups NOTHING = new KpiGroups(Map.of(), Map.of());

    private static final Instant BEFORE_ALL = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant AFTER_ALL = Instant.parse("2100-01-01T00:00:00Z");

    @Test
    void aWeekThatThePeriodCutsIsPartialHoweverLongAgo() {
        assertThat(starts(Interval.WEEK, "2026-03-25", "2026-04-07", AFTER_ALL, NOTHING))
                .containsExactly("2026-03-23 partial", "2026-03-30", "2026-04-06 partial");
        assertThat(starts(Interval.MONTH, "2026-01-01", "2026-02-27", AFTER_ALL, NOTHING))
                .containsExactly("2026-01-01", "2026-02-01 partial");
        assertThat(starts(Interval.MONTH, "2026-02-28", "2026-02-28", AFTER_ALL, NOTHING))
                .containsExactly("2026-02-01 partial");
    }

    @Test
    void whatHasNotEndedIsPartialAndWhatHasNotBegunIsLeftOut() {
        Instant noon = Instant.parse("2026-03-25T11:00:00Z");
        assertThat(starts(Interval.DAY, "2026-03-24", "2026-03-31", noon, NOTHING))
                .containsExactly("2026-03-24", "2026-03-25 partial");
        assertThat(starts(Interval.HOUR, "2026-03-25", "2026-03-25", noon, NOTHING))
                .hasSize(13)
                .endsWith("2026-03-25T11:00:00+01:00", "2026-03-25T12:00:00+01:00 partial");
        assertThat(starts(Interval.MONTH, "2026-01-01", "2026-12-31", noon, NOTHING))
                .containsExactly("2026-01-01", "2026-02-01", "2026-03-01 partial");
        assertThat(starts(Interval.DAY, "2026-03-24", "2026-03-31", BEFORE_ALL, NOTHING))
                .isEmpty();
    }

    /** Senders' clocks may be ahead of ours. */
    @Test
    void whatHoldsSomethingIsThereAndAllBeforeIt() {
        Instant noon = Instant.parse("2026-03-25T11:00:00Z");
        Map<Integer, Totals> purchase = Map.of(3, new Totals(1, BigDecimal.ZERO));
        assertThat(starts(Interval.DAY, "2026-03-24", "2026-03-31", noon, new KpiGroups(Map.of(), purchase)))
                .containsExactly("2026-03-24", "2026-03-25 partial", "2026-03-26 partial", "2026-03-27 partial");
        MetricValues credit = MetricValues.credits(1, BigDecimal.ONE, BigDecimal.ZERO);
        assertThat(starts(
                        Interval.DAY,
                        "2026-03-24",
                        "2026-03-31",
                        noon,
                        new KpiGroups(Map.of(Group.all(2), credit, Group.all(5), MetricValues.ZERO), Map.of())))
                .containsExactly("2026-03-24", "2026-03-25 partial", "2026-03-26 partial");
    }

    /** Against the words of the contract, bucket by bucket, at any time from before a period to behind it. */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("io.touchstone.time.AwkwardZones#seeds")
    void pointsAreThoseThatTheDefinitionHas(long seed) {
        Random random = new Random(seed);
        Period period = AwkwardZones.period(random);
        long hours = Duration.between(period.start(), period.end()).toHours() + 48;
        Instant now = period.start().plus(Duration.ofHours(random.nextLong(hours) - 24));
        for (Interval interval : Interval.values()) {
            List<String> expected = new ArrayList<>();
            for (Bucket bucket : interval.buckets(period)) {
                if (!bucket.start().isAfter(now)) {
                    boolean whole = days(interval, bucket)
                            .allMatch(day -> !day.isBefore(period.from()) && !day.isAfter(period.to()));
                    boolean ended = !bucket.end().isAfter(now);
                    expected.add(bucket.label() + (whole && ended ? "" : " partial"));
                }
            }
            assertThat(starts(interval, period, now, NOTHING))
                    .as("%s by %s at %s", period, interval, now)
                    .isEqualTo(expected);
        }
    }

    @Test
    void besideAPointIsTheOneInItsPlaceAndNothingWhereThereIsNone() {
        List<Point> points = points(Interval.DAY, period("2026-03-01", "2026-03-03"), AFTER_ALL, NOTHING);
        List<Point> others = points(Interval.DAY, period("2026-02-27", "2026-02-28"), AFTER_ALL, NOTHING);
        assertThat(Series.compare(points, others))
                .extracting(point -> Objects.requireNonNull(point.compared()).comparison())
                .extracting(other -> other == null ? null : other.start())
                .containsExactly("2026-02-27", "2026-02-28", null);
        assertThat(Series.compare(others, points)).hasSize(2);
        assertThat(points).extracting(Point::compared).containsOnlyNulls();
    }

    /** All days of a bucket as the calendar has it, cut or not; the hours of a day are always whole. */
    private static Stream<LocalDate> days(Interval interval, Bucket bucket) {
        return switch (interval) {
            case HOUR -> Stream.of();
            case DAY -> Stream.of(LocalDate.parse(bucket.label()));
            case WEEK -> {
                LocalDate monday = LocalDate.parse(bucket.label());
                assertThat(monday.getDayOfWeek()).isEqualTo(DayOfWeek.MONDAY);
                yield monday.datesUntil(monday.plusDays(7));
            }
            case MONTH -> {
                LocalDate first = LocalDate.parse(bucket.label());
                yield first.datesUntil(first.plusDays(first.lengthOfMonth()));
            }
        };
    }

    private static List<String> starts(Interval interval, String from, String to, Instant now, KpiGroups answer) {
        return starts(interval, period(from, to), now, answer);
    }

    private static List<String> starts(Interval interval, Period period, Instant now, KpiGroups answer) {
        return points(interval, period, now, answer).stream()
                .map(point -> point.start() + (point.partial() ? " partial" : ""))
                .toList();
    }

    private static List<Point> points(Interval interval, Period period, Instant now, KpiGroups answer) {
        Measurement basis =
                new Measurement(AttributionRule.DEFAULT, Sharing.DEFAULT, ConversionDate.PURCHASE, RateBase.SENT);
        Buckets buckets = new Buckets(interval.buckets(period));
        KpiQuery question = new KpiQuery(1, period, buckets, Set.of(), basis, SourceFilter.ALL, 2);
        return Series.points(interval, question, answer, buckets.progress(now));
    }

    private static Period period(String from, String to) {
        return new Period(LocalDate.parse(from), LocalDate.parse(to), ZoneId.of("Europe/Rome"));
    }
}
