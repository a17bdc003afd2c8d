/**
 * Calls that take long and much: how many of them go on at once, of each workspace and of all. What is beyond waits a little
 * while, without a connection to the database, and is then refused. Who may go next is whose workspace has waited longest, so
 * that no number of calls of one workspace is in the way of another's.
 */
@NullMarked
package io.touchstone.costly;

import org.jspecify.annotations.NullMarked;
