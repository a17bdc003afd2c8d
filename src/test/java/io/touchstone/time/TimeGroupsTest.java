package io.touchstone.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimeGroupsTest {

    /** A quarter of an hour is the least by which a clock was set in these. */
    @ParameterizedTest
    @ValueSource(
            strings = {"Europe/Paris", "Asia/Kolkata", "Asia/Kathmandu", "Australia/Lord_Howe", "Pacific/Apia", "UTC"})
    void eachInstantHasItsBucketItsWeekdayAndTheHourOfItsClock(String name) {
        ZoneId zone = ZoneId.of(name);
        Period period = new Period(LocalDate.of(2025, 3, 20), LocalDate.of(2025, 11, 10), zone);
        Buckets buckets = new Buckets(Interval.buckets(period, EnumSet.of(Interval.MONTH), "dimensions"));
        TimeGroups both = new TimeGroups(buckets, new LocalCalendar(zone), true, true);
        TimeGroups weekdays = new TimeGroups(buckets, new LocalCalendar(zone), true, false);
        TimeGroups hours = new TimeGroups(buckets, new LocalCalendar(zone), false, true);
        for (Instant at = period.start(); at.isBefore(period.end()); at = at.plus(15, ChronoUnit.MINUTES)) {
            ZonedDateTime local = at.atZone(zone);
            int index = both.indexOf(at.toEpochMilli());
            assertThat(index).isBetween(0, both.size() - 1);
            assertThat(both.bucket(index)).isEqualTo(local.getMonthValue() - 3);
            assertThat(both.weekday(index)).isEqualTo(local.getDayOfWeek().getValue());
            assertThat(both.hourOfDay(index)).isEqualTo(local.getHour());
            assertThat(weekdays.weekday(weekdays.indexOf(at.toEpochMilli())))
                    .isEqualTo(local.getDayOfWeek().getValue());
            assertThat(hours.hourOfDay(hours.indexOf(at.toEpochMilli()))).isEqualTo(local.getHour());
        }
        assertThat(both.indexOf(period.end().toEpochMilli())).isEqualTo(-1);
    }
}
