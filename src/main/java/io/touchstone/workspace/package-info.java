/** The tenant: one business, with one time zone, one currency and one set of attribution settings. */
@NullMarked
package io.touchstone.workspace;

import org.jspecify.annotations.NullMarked;
