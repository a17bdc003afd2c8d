/**
 * KPIs: what they are, what can be asked of them, and the plans and statements that answer from the roll-ups.
 *
 * <p>A {@link io.touchstone.query.kpi.KpiQuery} is pure; {@code Select…} classes read what is kept. The tests have an
 * {@code Aggregate…} for each that computes the same from the facts.
 */
@NullMarked
package io.touchstone.query.kpi;

import org.jspecify.annotations.NullMarked;
