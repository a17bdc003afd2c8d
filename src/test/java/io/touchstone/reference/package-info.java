/**
 * The rules of measurement read a second time, slowly: every number recomputed from the plain list of events. The rules are those that
 * {@code README.md} ("Events", "How the numbers are made" and "Asking"), {@code docs/kpis.md}, {@code docs/models.md} and
 * {@code docs/placebo.md} promise; the tests call them the contract.
 *
 * <p>The service is compared with {@link io.touchstone.reference.Reference} over the worlds that
 * {@link io.touchstone.reference.RandomWorld} makes. Nothing here may lean on the code it judges: only the words of
 * {@code event} and the names of rules and windows are shared.
 */
@NullMarked
package io.touchstone.reference;

import org.jspecify.annotations.NullMarked;
