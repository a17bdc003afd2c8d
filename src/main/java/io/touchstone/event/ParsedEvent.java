package io.touchstone.event;

import org.jspecify.annotations.Nullable;

/** What became of an event that somebody sent. */
public sealed interface ParsedEvent {

    record Accepted(Event event) implements ParsedEvent {}

    /**
     * An event that breaks a rule; the first one found.
     *
     * @param id the event's, good or not, when it was a string that can be repeated
     * @param type the {@link RejectionType#urn() wire form} of a {@link RejectionType}
     * @param detail the field as the client wrote it, nested ones joined by dots, then the rule and the shortened value
     */
    record Rejection(@Nullable String id, String type, String detail) implements ParsedEvent {

        public Rejection(@Nullable String id, RejectionType type, String detail) {
            this(id, type.urn(), detail);
        }
    }
}
