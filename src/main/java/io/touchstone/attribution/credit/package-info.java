/**
 * What is kept of credits and journeys, and read to make them: each purchase's credit for every touch rule and kind of source, what led to
 * it, and the touches that can decide either.
 */
@NullMarked
package io.touchstone.attribution.credit;

import org.jspecify.annotations.NullMarked;
