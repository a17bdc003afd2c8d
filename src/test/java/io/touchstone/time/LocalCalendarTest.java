package io.touchstone.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LocalCalendarTest {

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("io.touchstone.time.AwkwardZones#seeds")
    void theDayIsTheDateOfTheWallClock(long seed) {
        Random random = new Random(seed);
        Period period = AwkwardZones.period(random);
        LocalCalendar calendar = new LocalCalendar(period.zone());
        // From 2011 on no zone sets its clocks back across a midnight that had passed.
        Instant instant = Instant.parse("2011-01-01T00:00:00Z").plusMillis(random.nextLong(600_000_000_000L));
        assertThat(calendar.dayOf(instant)).isEqualTo(LocalDate.ofInstant(instant, period.zone()));
    }

    @Test
    void anHourSetBackIntoYesterdayBelongsToTheDayThatHadBegun() {
        LocalCalendar calendar = new LocalCalendar(ZoneId.of("America/St_Johns"));
        // 00:01 became 23:01 at 02:31 UTC.
        assertThat(calendar.dayOf(Instant.parse("2009-11-01T02:29:59.999Z"))).isEqualTo("2009-10-31");
        assertThat(calendar.dayOf(Instant.parse("2009-11-01T02:30:00Z"))).isEqualTo("2009-11-01");
        assertThat(calendar.dayOf(Instant.parse("2009-11-01T02:31:00Z"))).isEqualTo("2009-11-01");
        assertThat(calendar.dayOf(Instant.parse("2009-11-01T03:30:00Z"))).isEqualTo("2009-11-01");
    }

    @Test
    void noInstantIsOnASkippedDay() {
        LocalCalendar calendar = new LocalCalendar(ZoneId.of("Pacific/Apia"));
        assertThat(calendar.dayOf(Instant.parse("2011-12-30T09:59:59.999Z"))).isEqualTo("2011-12-29");
        assertThat(calendar.dayOf(Instant.parse("2011-12-30T10:00:00Z"))).isEqualTo("2011-12-31");
    }

    @Test
    void anHourOfAQuarterHourZoneStartsOnItsOwnClock() {
        assertThat(new LocalCalendar(ZoneId.of("Asia/Kathmandu")).hourOf(Instant.parse("2026-03-29T00:20:00Z")))
                .isEqualTo(new Bucket(
                        "2026-03-29T06:00:00+05:45",
                        Instant.parse("2026-03-29T00:15:00Z"),
                        Instant.parse("2026-03-29T01:15:00Z")));
    }

    @Test
    void theInstantOfAChangeIsInTheHourThatItOpens() {
        assertThat(new LocalCalendar(ZoneId.of("Australia/Lord_Howe")).hourOf(Instant.parse("2026-04-04T15:00:00Z")))
                .isEqualTo(new Bucket(
                        "2026-04-05T01:30:00+10:30",
                        Instant.parse("2026-04-04T15:00:00Z"),
                        Instant.parse("2026-04-04T15:30:00Z")));
    }

    @Test
    void theHourIsTheSameFromItsFirstToItsLastMillisecond() {
        LocalCalendar calendar = new LocalCalendar(ZoneId.of("Australia/Lord_Howe"));
        Bucket hour = calendar.hourOf(Instant.parse("2026-04-04T15:10:00Z"));
        assertThat(calendar.hourOf(hour.start())).isEqualTo(hour);
        assertThat(calendar.hourOf(hour.end().minusMillis(1))).isEqualTo(hour);
    }
}
