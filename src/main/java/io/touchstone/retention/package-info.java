/**
 * For how long events are kept. Those of a message or purchase go together, once the newest of them is older than the workspace keeps them;
 * what they came to stays, is frozen, and takes no event any more. Nobody waits for it: it goes on piece by piece, in the background.
 */
@NullMarked
package io.touchstone.retention;

import org.jspecify.annotations.NullMarked;
