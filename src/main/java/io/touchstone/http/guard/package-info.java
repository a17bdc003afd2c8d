/**
 * What is refused before any resource is asked: unknown query parameters, media types that nobody reads or writes, and
 * requests that a page of somebody else sent.
 */
@NullMarked
package io.touchstone.http.guard;

import org.jspecify.annotations.NullMarked;
