/**
 * The service as the network sees it: a process, a port, and bytes in both directions. What clients' libraries forbid can be
 * sent from here, and what a server must never do is noticed: to say nothing, to stop in the middle, to say too much.
 *
 * <p>Used by {@code fuzz}, {@code walls} and {@code siege}; knows nothing of the service but its addresses.
 */
@NullMarked
package io.touchstone.wire;

import org.jspecify.annotations.NullMarked;
