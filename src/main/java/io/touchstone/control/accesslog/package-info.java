/**
 * Who looked at people: one entry for each answer in which somebody could be recognised. What was shown is not kept, or the log
 * would hold what is to be forgotten; no read waits for it, and none fails because of it.
 */
@NullMarked
package io.touchstone.control.accesslog;

import org.jspecify.annotations.NullMarked;
