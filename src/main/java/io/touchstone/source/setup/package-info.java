/**
 * Connections as people set them: made, listed, changed, given other secrets, taken away. A connection is few rows changed one at a time,
 * as all that {@code control} keeps, and stands here because nothing else in the service knows what a platform is.
 *
 * <p>Secrets lie sealed: see {@link io.touchstone.source.setup.SecretBox}. The address of a connection is no secret, only not to be guessed;
 * it is shown to whoever may set connections, and stands in no log.
 */
@NullMarked
package io.touchstone.source.setup;

import org.jspecify.annotations.NullMarked;
