/** The tenant: one business, with one time zone, one currency and one set of attribution settings. */
@NullMarked
package io.touchstone.control.workspace;

import org.jspecify.annotations.NullMarked;
