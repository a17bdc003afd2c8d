package io.touchstone.time;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** Random periods, every other one of them laid around a change of a clock that is unusual in some way. */
public final class AwkwardZones {

    static final List<ZoneId> ZONES = Stream.of(
                    "UTC",
                    "Europe/Rome",
                    "Europe/London",
                    // Clocks go forward at midnight, so that some days start at 01:00.
                    "America/Sao_Paulo",
                    "Africa/Cairo",
                    "Asia/Beirut",
                    // Clocks go back over midnight, or to it.
                    "America/St_Johns",
                    "America/Goose_Bay",
                    "America/Havana",
                    "Asia/Tehran",
                    // By half an hour; offsets of a quarter; two hours; three hours.
                    "Australia/Lord_Howe",
                    "Asia/Pyongyang",
                    "Asia/Kathmandu",
                    "Pacific/Chatham",
                    "Antarctica/Troll",
                    "Antarctica/Casey",
                    // Clocks go back for Ramadan; a whole day skipped.
                    "Africa/Casablanca",
                    "Pacific/Apia",
                    "Pacific/Fakaofo")
            .map(ZoneId::of)
            .toList();

    private AwkwardZones() {}

    public static LongStream seeds() {
        return LongStream.range(0, 200);
    }

    public static Period period(Random random) {
        ZoneId zone = ZONES.get(random.nextInt(ZONES.size()));
        LocalDate from = LocalDate.of(2009, 1, 1).plusDays(random.nextInt(20 * 365));
        List<LocalDate> changes = changesOfClocks(zone);
        if (!changes.isEmpty() && random.nextBoolean()) {
            from = changes.get(random.nextInt(changes.size())).plusDays(random.nextInt(4) - 2);
        }
        // Small ones first: most days of trouble show best alone.
        int days = random.nextInt(1, random.nextBoolean() ? 4 : 120);
        return new Period(from, from.plusDays(days - 1), zone);
    }

    private static List<LocalDate> changesOfClocks(ZoneId zone) {
        List<LocalDate> days = new ArrayList<>();
        ZoneOffsetTransition change = zone.getRules()
                .nextTransition(LocalDate.of(2009, 1, 1).atStartOfDay(zone).toInstant());
        while (change != null && change.getDateTimeBefore().getYear() < 2030) {
            days.add(change.getDateTimeBefore().toLocalDate());
            change = zone.getRules().nextTransition(change.getInstant());
        }
        return days;
    }
}
