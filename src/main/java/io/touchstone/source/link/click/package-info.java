/**
 * What becomes of clicks: each is noted in a file before whoever clicked is sent on, and comes from there into the database, once, as an event
 * and as a count of its link. See RATIONALE.md.
 */
@NullMarked
package io.touchstone.source.link.click;

import org.jspecify.annotations.NullMarked;
