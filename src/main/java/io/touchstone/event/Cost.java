package io.touchstone.event;

/** What a message cost. An estimated cost never outranks one that is not. */
public record Cost(Money money, boolean estimated) {}
