package io.touchstone.reference;

import io.touchstone.attribution.journey.Window;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.random.RandomGenerator;

/** Instants within a week of a change of the zone's clocks, many of them where something changes by one millisecond. */
final class Moments {

    /** Zone rules differ little in these years between releases of the time zone data, and 2010 is not before 2009. */
    private static final Instant FIRST = Instant.parse("2010-01-10T00:00:00Z");

    private static final Instant LAST = Instant.parse("2025-10-30T00:00:00Z");
    private static final Duration REACH = Duration.ofDays(6);

    private final RandomGenerator random;
    private final ZoneId zone;
    private final Instant center;

    Moments(RandomGenerator random, ZoneId zone) {
        this.random = random;
        this.zone = zone;
        Instant somewhere =
                FIRST.plusMillis(random.nextLong(Duration.between(FIRST, LAST).toMillis()));
        ZoneOffsetTransition next = zone.getRules().nextTransition(somewhere);
        this.center = next == null || next.getInstant().isAfter(LAST) ? somewhere : next.getInstant();
    }

    Instant any() {
        return switch (random.nextInt(4)) {
            case 0 -> midnight().plusMillis(edge());
            case 1 ->
                center.plus(Duration.ofMinutes(30L * random.nextInt(-3, 4))).plusMillis(edge());
            default -> center.plusMillis(random.nextLong(-REACH.toMillis(), REACH.toMillis()));
        };
    }

    private Instant midnight() {
        LocalDate day = center.atZone(zone).toLocalDate().plusDays(random.nextLong(-REACH.toDays(), REACH.toDays()));
        return day.atStartOfDay(zone).toInstant();
    }

    /** The length of a window, or nothing, or one millisecond to a side of that, in milliseconds. */
    long lag() {
        Window[] windows = Window.values();
        int window = random.nextInt(-2, windows.length);
        return Math.max(0, (window < 0 ? 0 : windows[window].length().toMillis()) + edge());
    }

    /** Mostly nothing, else a millisecond early or late. */
    long edge() {
        return random.nextInt(3) == 0 ? random.nextInt(-1, 2) : 0;
    }

    Duration within(Duration longest) {
        return Duration.ofMillis(random.nextInt(4) == 0 ? 0 : random.nextLong(longest.toMillis()));
    }
}
