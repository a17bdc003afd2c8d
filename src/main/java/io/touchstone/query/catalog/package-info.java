/**
 * Campaigns and flows: what their sender says of them, and their numbers, in lists, one by one and node by node.
 */
@NullMarked
package io.touchstone.query.catalog;

import org.jspecify.annotations.NullMarked;
