/**
 * Reads all SQL of the sources and migrations, and holds it to the rules that keep it the same on MySQL, MariaDB, TiDB and
 * Vitess, and each tenant behind its wall.
 *
 * <p>What Hibernate writes for its two entities is not read here.
 */
@NullMarked
package io.touchstone.sqlrules;

import org.jspecify.annotations.NullMarked;
