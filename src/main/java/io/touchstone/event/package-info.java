/**
 * What happened, as the sender told it: the sealed {@link io.touchstone.event.Event} family.
 *
 * <p>Everything here is pure. An event that was parsed is valid by itself; only what depends on the workspace (its currency) or
 * on other events is decided later, by {@code intake}.
 */
@NullMarked
package io.touchstone.event;

import org.jspecify.annotations.NullMarked;
