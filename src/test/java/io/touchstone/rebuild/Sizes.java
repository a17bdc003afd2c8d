package io.touchstone.rebuild;

/** How much an audit of a test holds at once. */
record Sizes(int rowsAtOnce, int identitiesAtOnce, int linesAtOnce) implements AuditConfig {

    static final Sizes LARGE = new Sizes(2_000, 500_000, 50_000);

    static final Sizes SMALLEST = new Sizes(1, 1, 40);
}
