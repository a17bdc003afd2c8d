/**
 * What {@code make fuzz} runs: requests that are made up, each from a seed and its number alone, for every operation and field
 * of {@code openapi.yaml}, so that an operation that is added there is tried without a word here. A request begins as one that
 * the description allows and is then spoilt, mostly in one way, so that it comes as far into the service as possible.
 *
 * <p>Whatever is sent, the service has to answer in time, with a problem that shows nothing of its insides, and to have stored
 * what it said that it stored. What the walls are is told in {@code docs/walls.md}.
 */
@NullMarked
package io.touchstone.fuzz;

import org.jspecify.annotations.NullMarked;
