/** What the events of a range of messages and purchases say, read page by page, beside what is stored of them. */
@NullMarked
package io.touchstone.rebuild.evidence;

import org.jspecify.annotations.NullMarked;
