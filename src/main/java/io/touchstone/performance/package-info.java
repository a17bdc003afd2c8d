/**
 * KPIs: what they are, what can be asked, and the answers.
 *
 * <p>A read takes three steps: a resource parses its parameters, a pure {@link io.touchstone.performance.KpiQuestion}
 * says what they mean, and one class answers it. {@code Aggregate…} classes compute the answer from the facts.
 */
@NullMarked
package io.touchstone.performance;

import org.jspecify.annotations.NullMarked;
