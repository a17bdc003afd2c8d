/**
 * What can go wrong, for those who call: the catalogue of problem types, and the exception that carries one.
 *
 * <p>Answers follow RFC 9457. The types are stable: clients may branch on them.
 */
@NullMarked
package io.touchstone.problem;

import org.jspecify.annotations.NullMarked;
