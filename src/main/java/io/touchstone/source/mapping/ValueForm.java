package io.touchstone.source.mapping;

import io.touchstone.event.PhoneNumber;
import io.touchstone.event.json.Rfc3339;
import io.touchstone.source.EpochSeconds;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How a platform writes a value, which an event has in a form of its own. The wire forms are stable. */
enum ValueForm {
    /** A time in whole seconds since 1970. */
    EPOCH_SECONDS {
        @Override
        @Nullable String read(String text) {
            return text(EpochSeconds.of(text));
        }
    },
    /** A time in whole milliseconds since 1970. */
    EPOCH_MILLISECONDS {
        @Override
        @Nullable String read(String text) {
            if (!WHOLE.matcher(text).matches()) {
                return null;
            }
            long milliseconds = Long.parseLong(text);
            Instant second = EpochSeconds.of(Long.toString(Math.floorDiv(milliseconds, 1_000L)));
            return second == null
                    ? null
                    : second.plusMillis(Math.floorMod(milliseconds, 1_000L)).toString();
        }
    },
    /** A date-time with its offset, which may lack its colon. */
    RFC3339 {
        @Override
        @Nullable String read(String text) {
            String whole = BARE_OFFSET.matcher(text).find()
                    ? text.substring(0, text.length() - 2) + ":" + text.substring(text.length() - 2)
                    : text;
            return text(Rfc3339.parse(whole).orElse(null));
        }
    },
    /** A date-time without an offset, which is UTC, with a space or a T between its parts. */
    UTC {
        @Override
        @Nullable String read(String text) {
            if (text.length() > LONGEST_TIME) {
                return null;
            }
            try {
                return text(LocalDateTime.parse(text.replace(' ', 'T')).toInstant(ZoneOffset.UTC));
            } catch (DateTimeException _) {
                return null;
            }
        }
    },
    /** Digits of a phone number in its international form, with a plus before them or without. */
    PHONE {
        @Override
        @Nullable String read(String text) {
            String phone = text.startsWith("+") ? text : "+" + text;
            return PhoneNumber.violation(phone).isPresent() ? null : phone;
        }
    },
    /** A text in capitals, as codes of currencies are. */
    UPPER_CASE {
        @Override
        String read(String text) {
            return text.toUpperCase(Locale.ROOT);
        }
    },
    /** An amount in the smallest unit of its currency. It takes the currency to read it. */
    MINOR_UNITS {
        @Override
        @Nullable String read(String text) {
            return WHOLE.matcher(text).matches() ? text : null;
        }
    };

    private static final Pattern WHOLE = Pattern.compile("-?[0-9]{1,18}");

    private static final Pattern BARE_OFFSET = Pattern.compile("[+-][0-9]{4}$");

    private static final int LONGEST_TIME = 40;

    /** The value as an event has it; null where it is not of this form. */
    abstract @Nullable String read(String text);

    /** The wire form, such as {@code epoch_seconds}. */
    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    private static @Nullable String text(@Nullable Instant time) {
        return time == null ? null : time.toString();
    }
}
