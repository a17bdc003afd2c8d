package io.touchstone.control.settings;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchstone.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/** For how many days the events of a message or purchase are kept, as a client writes it. */
final class RetentionDays {

    /**
     * The longest window is 30 days, and what an order becomes is mostly known within 60 days more: it is paid back, contested, corrected.
     * What comes later is refused.
     */
    static final int LEAST = 90;

    /** A hundred years. */
    static final int MOST = 36_500;

    private RetentionDays() {}

    /** Null for ever. */
    static @Nullable Integer of(String field, JsonNode value) {
        if (value.isNull()) {
            return null;
        }
        if (!value.isInt() || value.intValue() < LEAST || value.intValue() > MOST) {
            throw ProblemException.invalidField(
                    field, "must be a whole number of days from " + LEAST + " to " + MOST + ", or null for ever");
        }
        return value.intValue();
    }
}
