package io.touchstone.source.shop;

import io.touchstone.event.json.EventLimits;
import io.touchstone.event.json.Rfc3339;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** Knows what time it is, and which times events may have. */
public final class EventClock {

    private final InstantSource clock;

    public EventClock(InstantSource clock) {
        this.clock = clock;
    }

    public Instant now() {
        return clock.instant();
    }

    /** Whether an event may have this time. */
    public boolean isInRange(Instant at) {
        return !at.isBefore(EventLimits.EARLIEST) && !at.isAfter(clock.instant().plus(EventLimits.FUTURE));
    }

    /** Null where it is no RFC 3339 date-time. */
    public static @Nullable Instant parse(@Nullable String text) {
        return text == null ? null : Rfc3339.parse(text).orElse(null);
    }

    /** The first that is one; null where none is. */
    public static @Nullable Instant first(@Nullable String... texts) {
        for (@Nullable String text : texts) {
            Instant at = parse(text);
            if (at != null) {
                return at;
            }
        }
        return null;
    }
}
