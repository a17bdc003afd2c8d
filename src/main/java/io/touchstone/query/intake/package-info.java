/**
 * Answers "why is it not counted?": what came in of late, what was not taken and why, and what was taken and counts nowhere. Numbers here are
 * for finding a fault, not for reports.
 */
@NullMarked
package io.touchstone.query.intake;

import org.jspecify.annotations.NullMarked;
