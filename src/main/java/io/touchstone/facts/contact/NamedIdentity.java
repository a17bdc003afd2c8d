package io.touchstone.facts.contact;

import org.jspecify.annotations.Nullable;

/**
 * An identity as an event names it.
 *
 * @param spelling of a phone, as the event writes it; null where that is the form in which phones are compared
 */
public record NamedIdentity(long key, @Nullable String spelling) {}
