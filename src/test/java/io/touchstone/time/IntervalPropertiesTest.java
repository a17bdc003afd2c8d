package io.touchstone.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class IntervalPropertiesTest {

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("io.touchstone.time.AwkwardZones#seeds")
    void bucketsPartitionThePeriodInOrder(long seed) {
        Period period = AwkwardZones.period(new Random(seed));
        for (Interval interval : Interval.values()) {
            Instant reached = period.start();
            for (Bucket bucket : interval.buckets(period)) {
                assertThat(bucket.start()).as("%s of %s", bucket, period).isEqualTo(reached);
                reached = bucket.end();
            }
            assertThat(reached).as("end of %s by %s", period, interval).isEqualTo(period.end());
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("io.touchstone.time.AwkwardZones#seeds")
    void bucketLengthsSumToThePeriodsLength(long seed) {
        Period period = AwkwardZones.period(new Random(seed));
        for (Interval interval : Interval.values()) {
            Duration sum = interval.buckets(period).stream()
                    .map(bucket -> Duration.between(bucket.start(), bucket.end()))
                    .reduce(Duration.ZERO, Duration::plus);
            assertThat(sum).as("%s by %s", period, interval).isEqualTo(Duration.between(period.start(), period.end()));
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("io.touchstone.time.AwkwardZones#seeds")
    void severalIntervalsCutWhereverOneOfThemDoes(long seed) {
        Random random = new Random(seed);
        Period period = AwkwardZones.period(random);
        Set<Interval> intervals =
                EnumSet.of(Interval.values()[random.nextInt(4)], Interval.values()[random.nextInt(4)]);
        TreeSet<Instant> starts = new TreeSet<>();
        intervals.forEach(interval -> interval.buckets(period).forEach(bucket -> starts.add(bucket.start())));
        assertThat(Interval.buckets(period, intervals, "dimensions"))
                .as("%s by %s", period, intervals)
                .extracting(Bucket::start)
                .hasSizeGreaterThanOrEqualTo(starts.size())
                .containsOnlyElementsOf(starts)
                .isSorted();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("io.touchstone.time.AwkwardZones#seeds")
    void labelsOfLongerIntervalsAreThoseOfTheirOwnBuckets(long seed) {
        Period period = AwkwardZones.period(new Random(seed));
        LocalCalendar calendar = new LocalCalendar(period.zone());
        for (Interval interval : Interval.values()) {
            Buckets buckets = new Buckets(interval.buckets(period));
            for (Bucket hour : Interval.HOUR.buckets(period)) {
                int index = buckets.indexOf(hour.start().toEpochMilli());
                assertThat(interval.labelOf(hour, calendar))
                        .isEqualTo(buckets.all().get(index).label());
            }
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("io.touchstone.time.AwkwardZones#seeds")
    void labelsAreUnique(long seed) {
        Period period = AwkwardZones.period(new Random(seed));
        for (Interval interval : Interval.values()) {
            assertThat(interval.buckets(period)).extracting(Bucket::label).doesNotHaveDuplicates();
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("io.touchstone.time.AwkwardZones#seeds")
    void daysAreAsManyAsThePeriodCounts(long seed) {
        Period period = AwkwardZones.period(new Random(seed));
        assertThat(Interval.DAY.buckets(period)).hasSize(Math.toIntExact(period.days()));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("io.touchstone.time.AwkwardZones#seeds")
    void hoursAreNeverEmptyNorLongerThanAnHour(long seed) {
        Period period = AwkwardZones.period(new Random(seed));
        assertThat(Interval.HOUR.buckets(period)).allSatisfy(bucket -> {
            assertThat(Duration.between(bucket.start(), bucket.end())).isPositive();
            assertThat(Duration.between(bucket.start(), bucket.end())).isLessThanOrEqualTo(Duration.ofHours(1));
        });
    }

    /** Against the definition, by looking at the wall clock at every minute of the period's first three days. */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("io.touchstone.time.AwkwardZones#seeds")
    void hoursAreTheRunsOfMinutesThatShareDateHourAndOffset(long seed) {
        Period drawn = AwkwardZones.period(new Random(seed));
        Period period = new Period(drawn.from(), drawn.from().plusDays(Math.min(drawn.days(), 3) - 1), drawn.zone());
        record Clock(LocalDateTime hour, ZoneOffset offset) {}
        List<Instant> changes = new ArrayList<>();
        List<Clock> shown = new ArrayList<>();
        for (Instant minute = period.start();
                minute.isBefore(period.end());
                minute = minute.plus(1, ChronoUnit.MINUTES)) {
            ZoneOffset offset = period.zone().getRules().getOffset(minute);
            Clock clock = new Clock(LocalDateTime.ofInstant(minute, offset).truncatedTo(ChronoUnit.HOURS), offset);
            if (shown.isEmpty() || !shown.getLast().equals(clock)) {
                shown.add(clock);
                changes.add(minute);
            }
        }
        assertThat(Interval.HOUR.buckets(period))
                .as(period.toString())
                .extracting(Bucket::start)
                .isEqualTo(changes);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("io.touchstone.time.AwkwardZones#seeds")
    void everyInstantIsFoundInTheBucketThatHoldsIt(long seed) {
        Random random = new Random(seed);
        Period period = AwkwardZones.period(random);
        long start = period.start().toEpochMilli();
        long length = period.end().toEpochMilli() - start;
        for (Interval interval : Interval.values()) {
            Buckets buckets = new Buckets(interval.buckets(period));
            for (int draw = 0; draw < 50 && length > 0; draw++) {
                long millis = start + random.nextLong(length);
                Bucket found = buckets.all().get(buckets.indexOf(millis));
                assertThat(millis)
                        .isBetween(found.start().toEpochMilli(), found.end().toEpochMilli() - 1);
            }
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("io.touchstone.time.AwkwardZones#seeds")
    void theDayOfAnInstantIsTheDayBucketThatHoldsIt(long seed) {
        Random random = new Random(seed);
        Period period = AwkwardZones.period(random);
        LocalCalendar calendar = new LocalCalendar(period.zone());
        for (Bucket bucket : Interval.DAY.buckets(period)) {
            if (bucket.start().isBefore(bucket.end())) {
                LocalDate day = LocalDate.parse(bucket.label());
                assertThat(calendar.dayOf(bucket.start())).isEqualTo(day);
                assertThat(calendar.dayOf(bucket.end().minusMillis(1))).isEqualTo(day);
            }
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("io.touchstone.time.AwkwardZones#seeds")
    void thePreviousPeriodAbuts(long seed) {
        Period period = AwkwardZones.period(new Random(seed));
        Period previous = period.previousPeriod();
        assertThat(previous.end()).isEqualTo(period.start());
        assertThat(previous.days()).isEqualTo(period.days());
    }
}
