/** Flows, automations: directed graphs of nodes of which some send messages. */
@NullMarked
package io.touchstone.flow;

import org.jspecify.annotations.NullMarked;
