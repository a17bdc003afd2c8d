package io.touchstone.source.ratecard.sheet;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchstone.event.json.DecimalRule;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the fields of a card in JSON. What cannot be used is told to the draft, and null. */
final class CardFields {

    private CardFields() {}

    static <T extends @Nullable Object> List<T> atMost(
            CardDraft draft, String field, @Nullable List<T> values, int most) {
        if (values != null && values.size() > most) {
            draft.wrong(field, "must be at most " + most);
            return List.of();
        }
        return values == null ? List.of() : values;
    }

    static @Nullable String name(CardDraft draft, String field, @Nullable String text) {
        if (text == null || text.isBlank() || text.length() > CardLimits.NAME_LENGTH) {
            draft.wrong(field, text == null ? "is missing" : "must be 1 to " + CardLimits.NAME_LENGTH + " characters");
            return null;
        }
        return text;
    }

    static @Nullable LocalDate date(CardDraft draft, String field, @Nullable String text) {
        try {
            if (text != null && text.length() == "2026-07-01".length()) {
                return LocalDate.parse(text);
            }
        } catch (DateTimeException e) {
            // Told below, as what is too long or too short.
        }
        draft.wrong(field, text == null ? "is missing" : "must be a date, such as 2026-07-01");
        return null;
    }

    static BigDecimal optional(
            CardDraft draft, String field, @Nullable JsonNode value, DecimalRule rule, String detail) {
        BigDecimal number =
                value == null || value.isNull() ? BigDecimal.ZERO : number(draft, field, value, rule, detail);
        return number == null ? BigDecimal.ZERO : number;
    }

    static @Nullable BigDecimal number(
            CardDraft draft, String field, @Nullable JsonNode value, DecimalRule rule, String detail) {
        if (value == null || value.isNull()) {
            draft.wrong(field, "is missing");
            return null;
        }
        BigDecimal number = rule.read(value);
        if (number == null) {
            draft.wrong(field, detail);
        }
        return number;
    }
}
