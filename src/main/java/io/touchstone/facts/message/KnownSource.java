package io.touchstone.facts.message;

/**
 * A source with its keys.
 *
 * @param ownerKey of its campaign or flow
 */
public record KnownSource(long key, long ownerKey, MessageSource source) {}
