package io.touchstone.control.workspace;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far the data of a workspace has come.
 *
 * @param number grows with every transaction that can change an answer
 * @param storedAt when its newest event was stored; null while none was since this is kept
 */
public record DataVersion(long number, @Nullable Instant storedAt) {}
