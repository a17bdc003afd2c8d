/**
 * Pages of lists: where one begins and ends, as an opaque cursor, and the link to the next one.
 */
@NullMarked
package io.touchstone.http.list;

import org.jspecify.annotations.NullMarked;
