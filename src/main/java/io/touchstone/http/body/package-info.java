/**
 * The bodies of requests: inflated, held to UTF-8, to a least pace and to the room that there is, byte by byte as they come.
 */
@NullMarked
package io.touchstone.http.body;

import org.jspecify.annotations.NullMarked;
