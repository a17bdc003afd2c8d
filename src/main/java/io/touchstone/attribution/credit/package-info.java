/**
 * What is kept of credits, and read to make them: each purchase's credit for every touch rule and kind of source, and the
 * touches that can decide one.
 */
@NullMarked
package io.touchstone.attribution.credit;

import org.jspecify.annotations.NullMarked;
