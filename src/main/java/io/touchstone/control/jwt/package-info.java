/**
 * Tokens of somebody else: JWTs that an issuer of the configuration signed, so that the users of a page sign in where they always
 * do. Whether one is genuine, and what it says of whom; what it opens is up to {@code control.access}.
 *
 * <p>The form, the signatures, the claims and the fetching of the issuer's keys are those of the library Nimbus JOSE+JWT: here
 * stands only how it is set up.
 */
@NullMarked
package io.touchstone.control.jwt;

import org.jspecify.annotations.NullMarked;
