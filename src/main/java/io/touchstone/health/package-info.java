/**
 * Whether this instance can answer: what {@code /q/health} says beyond the database connection that Quarkus checks.
 *
 * <p>Where the schema is migrated by another process, an instance may start before its schema is there, or beside an
 * older release whose schema is not yet enough. It then runs, is not ready, and says what it waits for.
 */
@NullMarked
package io.touchstone.health;

import org.jspecify.annotations.NullMarked;
