/**
 * How much of what messages of campaigns seem to earn comes without them: the placebo, read from the facts of those contacts alone who
 * got such a message and bought. What it means is in {@code attribution.placebo}.
 */
@NullMarked
package io.touchstone.query.placebo;

import org.jspecify.annotations.NullMarked;
