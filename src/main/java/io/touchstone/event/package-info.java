/**
 * What happened, as the sender told it: the sealed {@link io.touchstone.event.Event} family and its parsing from JSON.
 *
 * <p>Everything here is pure. An event that exists as a Java object is valid by itself; only what depends on the
 * workspace (its currency) or on other events is decided later, by {@code ingest}.
 */
@NullMarked
package io.touchstone.event;

import org.jspecify.annotations.NullMarked;
