/**
 * A client that streams a file of events into a running service: {@code touchstone load FILE}.
 *
 * <p>It sends the file in requests of some thousand lines, one after the other, so that its progress is what the service
 * has acknowledged, and repeats a request that was not answered. Both are safe: a known event changes nothing. It uses
 * the service's HTTP interface only, and none of its other code.
 */
@NullMarked
package io.touchstone.load;

import org.jspecify.annotations.NullMarked;
