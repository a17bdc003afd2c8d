/**
 * What only {@code make bench} adds to the service: a peer to compare answers with. The Maven profile {@code benchmark}
 * compiles it into a folder of its own; no other build knows this source folder.
 */
@NullMarked
package io.touchstone.benchmark;

import org.jspecify.annotations.NullMarked;
