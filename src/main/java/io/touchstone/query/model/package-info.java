/**
 * What each model of attribution makes of the same purchases, side by side: computed from the facts of the period when it is asked for. What
 * a model is, is in {@code attribution.model}.
 */
@NullMarked
package io.touchstone.query.model;

import org.jspecify.annotations.NullMarked;
