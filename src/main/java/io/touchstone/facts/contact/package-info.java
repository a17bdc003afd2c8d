/**
 * People: identities that were ever given together belong to one contact, and contacts merge when a new event joins
 * them.
 *
 * <p>Whoever changes what hangs on a contact holds the lock of its row. A merge locks both contacts, moves what hangs
 * on the smaller one, and leaves a tombstone: a transaction that finds one under its lock starts again.
 */
@NullMarked
package io.touchstone.facts.contact;

import org.jspecify.annotations.NullMarked;
