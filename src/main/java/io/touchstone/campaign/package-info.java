/** Campaigns, one-off broadcasts: their names and states. */
@NullMarked
package io.touchstone.campaign;

import org.jspecify.annotations.NullMarked;
