/**
 * Whose data it is: the number of a workspace, and the text that clients know it by. Every room may know it, since
 * everything that is stored belongs to one.
 */
@NullMarked
package io.touchstone.tenant;

import org.jspecify.annotations.NullMarked;
