/**
 * Who calls: what is counted of them, whether they are let in or not, and what is told of it. From where a
 * request comes, how often keys that are none may be tried from there, how often one key may call, and the security log.
 *
 * <p>Each instance counts for itself, in memory of a bounded size. A right key is never refused for what wrong ones did.
 */
@NullMarked
package io.touchstone.callers;

import org.jspecify.annotations.NullMarked;
