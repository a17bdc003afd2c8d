/**
 * What senders say of their campaigns and flows: names, states, and the graph of a flow, of which some nodes send messages.
 * Those that only events name are not here: sources of messages tell of them.
 */
@NullMarked
package io.touchstone.control.catalog;

import org.jspecify.annotations.NullMarked;
