/** Touchstone: performance analytics and revenue attribution for WhatsApp marketing. */
@NullMarked
package io.touchstone;

import org.jspecify.annotations.NullMarked;
