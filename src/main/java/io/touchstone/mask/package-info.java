/**
 * What a caller without the scope {@code read_contacts} gets in place of what tells who somebody is: WhatsApp writes the
 * recipient's number into the ids of messages, so these become opaque, and people get keys to be joined and counted by.
 *
 * <p>Both are one mechanism: an internal number, encrypted under a key of the workspace. Nothing is stored for them, so they
 * are the same in all answers, over rebuilds and restarts; in another workspace the same number is another text.
 */
@NullMarked
package io.touchstone.mask;

import org.jspecify.annotations.NullMarked;
