package io.touchstone.attribution.journey;

/** The weakest touch that can earn a credit, in order of strength; stronger touches always can, too. */
public enum TouchRule {
    DELIVERED,
    READ,
    INTERACTED;

    private static final TouchRule[] BY_CODE = values();

    /** As it is stored, 1 for the weakest: never change one. */
    public int code() {
        return ordinal() + 1;
    }

    public static TouchRule of(int code) {
        return BY_CODE[code - 1];
    }
}
