/**
 * What the windows after messages would have held without a message: the same windows, moved by whole weeks to where nobody was
 * messaged ({@code docs/placebo.md}). The core is pure: the messages and purchases of one contact after the other in,
 * figures out. Sums are exact; what is computed of them has 34 digits until it is rounded.
 */
@NullMarked
package io.touchstone.attribution.placebo;

import org.jspecify.annotations.NullMarked;
