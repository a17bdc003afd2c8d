/**
 * What the operator of a deployment does: makes workspaces, lists them and takes them away.
 */
@NullMarked
package io.touchstone.control.operator;

import org.jspecify.annotations.NullMarked;
