package io.touchstone.rollup;

import io.touchstone.time.Bucket;
import io.touchstone.time.LocalCalendar;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map.Entry;
import java.util.TreeMap;

/** The local hours of a zone that somebody asked for, each worked out once. Not thread safe. */
final class Hours {

    /**
     * A local hour, and the local day that it lies in.
     *
     * @param epochSecond at which it starts
     */
    record Hour(long epochSecond, long epochDay) {}

    private record Known(long end, Hour hour) {}

    private final LocalCalendar calendar;

    /** By the epoch milliseconds at which they start. */
    private final TreeMap<Long, Known> known = new TreeMap<>();

    Hours(ZoneId zone) {
        this.calendar = new LocalCalendar(zone);
    }

    /** @param instant epoch milliseconds */
    Hour of(long instant) {
        Entry<Long, Known> latest = known.floorEntry(instant);
        if (latest != null && instant < latest.getValue().end()) {
            return latest.getValue().hour();
        }
        Instant moment = Instant.ofEpochMilli(instant);
        Bucket bucket = calendar.hourOf(moment);
        Hour hour =
                new Hour(bucket.start().getEpochSecond(), calendar.dayOf(moment).toEpochDay());
        known.put(bucket.start().toEpochMilli(), new Known(bucket.end().toEpochMilli(), hour));
        return hour;
    }
}
