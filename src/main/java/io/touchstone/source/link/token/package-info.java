/** What a link is: where it leads and whose clicks it tells of, sealed in its token. */
@NullMarked
package io.touchstone.source.link.token;

import org.jspecify.annotations.NullMarked;
