package io.touchstone.event.json;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/** Ends the reading of an event at the first broken rule. Without a stack trace, so that bad events stay cheap. */
final class RefusedException extends RuntimeException {

    private final RejectionType type;
    private final String detail;

    RefusedException(RejectionType type, String field, String rule) {
        super(null, null, false, false);
        this.type = type;
        this.detail = field + ": " + rule;
    }

    /** @param id the event's, as it was sent */
    ParsedEvent.Rejection rejection(@Nullable JsonNode id) {
        return new ParsedEvent.Rejection(id == null ? null : id.textValue(), type, detail);
    }
}
