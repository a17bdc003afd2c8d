/**
 * Links that know who clicked: made here, followed by anybody. A link is its token, sealed, so that nobody else makes one and to follow it
 * needs no database; what its clicks become is {@code source.link.click}'s.
 */
@NullMarked
package io.touchstone.source.link;

import org.jspecify.annotations.NullMarked;
