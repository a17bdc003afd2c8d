package io.touchstone.source;

import java.util.Locale;

/** Why nothing comes of a part. The wire forms are stable. */
public enum IgnoredReason {
    /** The body is no JSON in UTF-8. */
    NOT_JSON,
    /** The body is nested too deeply, has more values than any platform sends, or a number or name without an end. */
    TOO_COMPLEX,
    /** Of another number, account or shop than those of the connection. */
    FOREIGN,
    /** Of a kind, state or type that nobody here has heard of. */
    UNKNOWN,
    /** Of a kind that is known and says nothing that is counted. */
    NOT_COUNTED,
    /** What it needs is missing, or is not of the form that it has to be. */
    INCOMPLETE,
    /** Nothing says who it is about. */
    NO_CONTACT,
    /** A message was sent, and nothing says by which campaign or flow; what else is told of it is kept. */
    NO_SOURCE,
    /** It answers something else than a message of ours. */
    NO_ANSWER_TO_US,
    /** Before 2009, or too far in the future. */
    OUT_OF_TIME,
    /** In a currency for which the connection has no rate of that day. */
    NO_RATE,
    /** It counts once something else has come that says what it is worth. */
    WAITS,
    /** It asks people to do something that nothing here does for them. */
    TASK;

    /** The wire form, such as {@code no_source}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
