package io.touchstone.event.json;

import io.touchstone.event.Event;
import io.touchstone.event.Identifier;
import io.touchstone.event.UnpairedSurrogates;
import org.jspecify.annotations.Nullable;

/** What became of an event that somebody sent. */
public sealed interface ParsedEvent {

    record Valid(Event event) implements ParsedEvent {}

    /**
     * An event that breaks a rule; the first one found.
     *
     * @param id the event's, good or not, as far as it can be repeated: its first 255 characters; null when it was no string,
     *     or has lone surrogates, which could not be encoded in an answer
     * @param possibleId whether it could be that of an event, so that it is worth looking for
     * @param type the {@link RejectionType#urn() wire form} of a {@link RejectionType}
     * @param detail the field as the client wrote it, nested ones joined by dots, then the rule and the shortened value
     */
    record Rejection(@Nullable String id, boolean possibleId, String type, String detail) implements ParsedEvent {

        /** @param id as it was sent */
        public Rejection(@Nullable String id, String type, String detail) {
            this(
                    id == null ? null : repeatable(id),
                    id != null && Identifier.violation(id).isEmpty(),
                    type,
                    detail);
        }

        public Rejection(@Nullable String id, RejectionType type, String detail) {
            this(id, type.urn(), detail);
        }

        private static @Nullable String repeatable(String id) {
            String shown = Identifier.cut(id);
            return UnpairedSurrogates.anyAlone(shown) ? null : shown;
        }
    }
}
