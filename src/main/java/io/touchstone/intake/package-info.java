/**
 * Exactly-once event intake: the one transaction that stores a batch and everything that follows from it.
 *
 * <p>Transactions lock in one order: messages, purchases, identities and refs (rows of {@code surrogate}), new sources, then
 * contacts, then derived rows. A transaction that loses a deadlock, meets a contact merged meanwhile or an event id used
 * meanwhile starts again, a bounded number of times.
 */
@NullMarked
package io.touchstone.intake;

import org.jspecify.annotations.NullMarked;
