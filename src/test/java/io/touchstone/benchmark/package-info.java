/**
 * What {@code make bench} runs: a deterministic world, loaded through {@code POST /v1/events} into the packaged service,
 * and every bar of the design measured against its peer on the same machine, in the same run and on the same data.
 *
 * <p>Each comparison takes turns (ours, theirs, ours, theirs), so that what else happens on the machine hits both. What the
 * table means, and what limits a figure, stands in {@code BENCHMARKS.md}. Nothing here runs with the tests, except the
 * tests of the harness itself.
 */
@NullMarked
package io.touchstone.benchmark;

import org.jspecify.annotations.NullMarked;
