package io.touchstone.intake.tally;

/** What a tally is about. */
public enum Topic {
    /** Events that were stored, by type. */
    ACCEPTED(1),
    /** Events that were not, by the type of the rejection. */
    REJECTED(2),
    /** What came over a connection and proved itself, by what became of it. */
    DELIVERED(3),
    /** Parts of that of which nothing came, by their kind and the reason. */
    IGNORED(4);

    private final int code;

    Topic(int code) {
        this.code = code;
    }

    int code() {
        return code;
    }
}
