/**
 * What others send of their own accord, made into events: what all adapters share.
 *
 * <p>An adapter is one room below this one. It turns a body into the parts that it has and knows nothing of HTTP, signatures or
 * storage; everything here is pure. Its events are written as JSON and go through the parser of {@code POST /v1/events}, so that no
 * second set of rules exists. Whatever it does not know is a part too, with the reason why nothing became of it: no body is an error.
 */
@NullMarked
package io.touchstone.source;

import org.jspecify.annotations.NullMarked;
