/**
 * The little that plain JDBC needs to move sets: multi-row statements, lists of any length, rows into records.
 *
 * <p>What is of one workspace is read and written through its {@link io.touchstone.sql.Tenant}, which {@link
 * io.touchstone.sql.Transactions} hands to the work. SQL itself stands as text blocks in the rooms whose tables it names, and
 * nowhere is it made of anything but such texts.
 */
@NullMarked
package io.touchstone.sql;

import org.jspecify.annotations.NullMarked;
