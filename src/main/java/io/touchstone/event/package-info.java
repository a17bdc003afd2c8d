/**
 * What happened, as the sender told it: the sealed {@link io.touchstone.event.Event} family and its parsing from JSON.
 *
 * <p>Everything here is pure. An event that was parsed is valid by itself; only what depends on the
 * workspace (its currency) or on other events is decided later, by {@code ingest}. Whoever makes events from foreign
 * payloads writes them as JSON and sends them through {@link io.touchstone.event.EventParser}, so that every rule stands
 * in one place.
 */
@NullMarked
package io.touchstone.event;

import org.jspecify.annotations.NullMarked;
