/** Who looked at people, for those who have to answer for it. */
@NullMarked
package io.touchstone.query.accesslog;

import org.jspecify.annotations.NullMarked;
