/**
 * The settings of a workspace, as its admins see and change them. Most apply at once, and to all history; a new time zone
 * is in use once the roll-ups of all days have been made again (see {@code rebuild}).
 */
@NullMarked
package io.touchstone.control.settings;

import org.jspecify.annotations.NullMarked;
