package io.touchstone.query;

import org.jspecify.annotations.Nullable;

/**
 * What stands beside something where a comparison was asked for; elsewhere there is none of these, and no field.
 *
 * @param comparison null where the other days have nothing to stand there
 */
public record Compared<C>(@Nullable C comparison) {}
