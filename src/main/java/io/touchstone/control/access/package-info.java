/**
 * Who calls, and what they may: API keys with their scopes, JWTs of the configured issuer, the operator's token, and the
 * workspace a request is about, which comes from its key or token and from nothing else.
 *
 * <p>A key's secret is random and long, so a plain SHA-256 keeps it: nothing can be guessed that a slow hash would have
 * to protect, and every request would pay for one.
 */
@NullMarked
package io.touchstone.control.access;

import org.jspecify.annotations.NullMarked;
