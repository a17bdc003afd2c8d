package io.touchstone.control.workspace;

import io.touchstone.event.CurrencyCode;
import io.touchstone.problem.ProblemException;
import io.touchstone.time.TimeZones;
import java.time.ZoneId;
import java.util.Currency;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads what a client wrote for a setting, or says by field what is wrong with it. */
public final class SettingValues {

    private static final int LONGEST_NAME = 255;

    private SettingValues() {}

    /** A name: 1 to 255 characters, not only spaces, without control characters or halves of a surrogate pair. */
    public static String name(String field, @Nullable String value) {
        if (value == null
                || value.isBlank()
                || value.codePointCount(0, value.length()) > LONGEST_NAME
                || value.codePoints().anyMatch(SettingValues::isUnprintable)) {
            throw ProblemException.invalidField(field, "must be 1 to 255 characters without control characters");
        }
        return value;
    }

    /**
     * A name of the IANA time zone database, as of {@link TimeZones}. A fixed offset is none: it would be wrong in half of the
     * year wherever clocks change, and right nowhere that a region is not.
     */
    public static ZoneId timezone(String field, @Nullable String value) {
        return Optional.ofNullable(value)
                .flatMap(TimeZones::find)
                .orElseThrow(
                        () -> ProblemException.invalidField(field, "must be an IANA time zone, such as Europe/London"));
    }

    /** A currency of ISO 4217 that has units to count in; metals and funds have none. */
    public static Currency currency(String field, @Nullable String value) {
        return Optional.ofNullable(value)
                .flatMap(CurrencyCode::find)
                .orElseThrow(() -> ProblemException.invalidField(field, "must be an ISO 4217 currency, such as GBP"));
    }

    private static boolean isUnprintable(int codePoint) {
        return Character.isISOControl(codePoint) || Character.getType(codePoint) == Character.SURROGATE;
    }
}
