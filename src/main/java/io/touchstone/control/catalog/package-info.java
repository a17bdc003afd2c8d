/**
 * What senders say of their campaigns and flows: names, states, and the graph of a flow, of which some nodes send messages.
 */
@NullMarked
package io.touchstone.control.catalog;

import org.jspecify.annotations.NullMarked;
