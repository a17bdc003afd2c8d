package io.touchstone.source;

import java.time.Instant;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Times as many platforms write them: whole seconds since 1970, as a number or a text. */
public final class EpochSeconds {

    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,18}");

    /** Both are out of every range that events have, and can be written. */
    private static final long FIRST = 0;

    private static final long LAST = Instant.parse("9999-12-31T23:59:59Z").getEpochSecond();

    private EpochSeconds() {}

    /** Null when it is no such number. A time before 1970 or after 9999 is that year's: none of them is an event's. */
    public static @Nullable Instant of(@Nullable String text) {
        return text == null || !NUMBER.matcher(text).matches()
                ? null
                : Instant.ofEpochSecond(Math.clamp(Long.parseLong(text), FIRST, LAST));
    }
}
