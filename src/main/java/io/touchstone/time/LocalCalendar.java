package io.touchstone.time;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;

/**
 * The days and hours of one zone.
 *
 * <p>Days follow each other without gap or overlap: a day ends where the next one starts. That is the local date of the
 * wall clock, except where clocks were set back across midnight after it had passed (St John's until 2010, 00:01 to
 * 23:01; Goose Bay likewise, and Casey once): there what repeats of the old date belongs to the new day, which had
 * already begun. SQL can so take a period as one range of instants.
 */
public record LocalCalendar(ZoneId zone) {

    // "xxx", not "XXX": UTC is written +00:00 like every other offset, so that labels have one shape.
    private static final DateTimeFormatter HOUR_LABEL = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssxxx");

    /** The first instant of a day; of a day that the zone skipped, the first instant after it. */
    public Instant startOf(LocalDate day) {
        return day.atStartOfDay(zone).toInstant();
    }

    public LocalDate dayOf(Instant instant) {
        LocalDate shown = LocalDate.ofInstant(instant, zone);
        LocalDate next = shown.plusDays(1);
        return instant.isBefore(startOf(next)) ? shown : next;
    }

    /**
     * The bucket of all instants that share a local date, an hour of day and an offset. Where clocks are set within the
     * hour it is shorter, and may start past it: after {@code 01:00+11:00} Lord Howe Island has {@code 01:30+10:30},
     * half an hour long.
     */
    public Bucket hourOf(Instant instant) {
        ZoneRules rules = zone.getRules();
        ZoneOffset offset = rules.getOffset(instant);
        LocalDateTime hour = LocalDateTime.ofInstant(instant, offset).truncatedTo(ChronoUnit.HOURS);
        Instant start = hour.toInstant(offset);
        Instant end = hour.plusHours(1).toInstant(offset);
        // "Previous" is strict, and a transition at the instant itself must be seen.
        ZoneOffsetTransition previous = rules.previousTransition(instant.plusNanos(1));
        if (previous != null && previous.getInstant().isAfter(start)) {
            start = previous.getInstant();
        }
        ZoneOffsetTransition next = rules.nextTransition(instant);
        if (next != null && next.getInstant().isBefore(end)) {
            end = next.getInstant();
        }
        return new Bucket(HOUR_LABEL.format(start.atOffset(offset)), start, end);
    }
}
