/**
 * The little that plain JDBC needs to move sets: multi-row statements, lists of any length, rows into records.
 *
 * <p>SQL itself stands as text blocks in the rooms whose tables it names.
 */
@NullMarked
package io.touchstone.sql;

import org.jspecify.annotations.NullMarked;
