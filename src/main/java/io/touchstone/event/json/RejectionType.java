package io.touchstone.event.json;

/** Why an event was not taken. The wire forms are stable: clients may branch on them. */
public enum RejectionType {
    /** It is not exactly one JSON value, nested too deeply, or an object in it has a field twice. */
    MALFORMED_JSON("malformed-json"),
    /** More bytes than {@link EventLimits#EVENT_BYTES}. */
    TOO_LARGE("too-large"),
    NOT_AN_OBJECT("not-an-object"),
    UNKNOWN_TYPE("unknown-type"),
    /** A field that events of this type do not have. */
    UNKNOWN_FIELD("unknown-field"),
    MISSING_FIELD("missing-field"),
    INVALID_FIELD("invalid-field"),
    /** Fields that are good by themselves, but not together. */
    CONFLICTING_FIELDS("conflicting-fields"),
    OCCURRED_AT_OUT_OF_RANGE("occurred-at-out-of-range"),
    /** Of its message or purchase nothing is kept but what it came to. */
    FROZEN("frozen"),
    /** Money in another currency than the workspace's. */
    MISSING_EXCHANGE_RATE("missing-exchange-rate");

    private final String urn;

    RejectionType(String slug) {
        this.urn = "urn:touchstone:rejection:" + slug;
    }

    /** The wire form. */
    public String urn() {
        return urn;
    }
}
