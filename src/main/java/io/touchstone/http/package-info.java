/**
 * What every endpoint shares: problem documents for whatever goes wrong, request ids, strict query parameters, limits
 * on bodies, pages of lists, and how JSON is read and written.
 *
 * <p>Resources throw {@link io.touchstone.problem.ProblemException} and return records; the rest happens here.
 */
@NullMarked
package io.touchstone.http;

import org.jspecify.annotations.NullMarked;
