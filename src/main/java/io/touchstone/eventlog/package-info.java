/**
 * The event tables: the truth that everything else is computed from, append-only.
 *
 * <p>Stored events name messages, purchases and identities by key, never by what the caller wrote, so that a person can
 * be forgotten without rewriting history. {@link io.touchstone.eventlog.KeyDictionary} is the dictionary between the two,
 * and the place where concurrent transactions about the same message, purchase or person wait for each other.
 */
@NullMarked
package io.touchstone.eventlog;

import org.jspecify.annotations.NullMarked;
