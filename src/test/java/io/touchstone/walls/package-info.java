/**
 * What {@code make walls} runs: every operation of {@code openapi.yaml}, called by everybody who must not get in, and by a
 * workspace that knows another one's ids. What each has to answer stands in {@code WallTable}, which has to name every operation.
 */
@NullMarked
package io.touchstone.walls;

import org.jspecify.annotations.NullMarked;
