/**
 * Makes what is derived from the events again, beside what is in use: all roll-ups for another time zone, or everything of
 * a workspace. It goes by pieces of messages and purchases in the order of their keys, each a transaction of its own, while
 * intake and reads go on; whoever finds a rebuild that nobody works on goes on where it stands. Credits alone are compared in place, and only those
 * that differ are written.
 */
@NullMarked
package io.touchstone.rebuild;

import org.jspecify.annotations.NullMarked;
