/** People who ask about themselves: what is known of one is handed out as one document, or forgotten. Who it is stands in bodies, never in an address. */
@NullMarked
package io.touchstone.person;

import org.jspecify.annotations.NullMarked;
