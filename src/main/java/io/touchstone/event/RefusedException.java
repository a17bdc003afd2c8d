package io.touchstone.event;

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

    ParsedEvent.Rejection rejection(@Nullable String id) {
        return new ParsedEvent.Rejection(id, type, detail);
    }
}
