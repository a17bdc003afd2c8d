/**
 * The tenant: one business, with one time zone, one currency and one set of attribution settings.
 *
 * <p>Together with {@code security}, which knows the tenants' keys, it is one layer: the resources here need scopes, and
 * the keys there belong to workspaces.
 */
@NullMarked
package io.touchstone.workspace;

import org.jspecify.annotations.NullMarked;
