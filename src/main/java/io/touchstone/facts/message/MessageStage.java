package io.touchstone.facts.message;

/**
 * How far a message got, by what its events prove ({@code docs/kpis.md}), as one value. The codes are stored: never change one.
 */
public enum MessageStage {
    SENT(0),
    /** With a failure, and no proof of delivery. */
    FAILED(1),
    DELIVERED(2),
    READ(3),
    RESPONDED(4),
    CLICKED(5),
    RESPONDED_AND_CLICKED(6);

    private final int code;

    MessageStage(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }
}
