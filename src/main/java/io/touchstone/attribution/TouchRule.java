package io.touchstone.attribution;

/** The weakest touch that can earn a credit, in order of strength; stronger touches always can, too. */
public enum TouchRule {
    DELIVERED,
    READ,
    INTERACTED
}
