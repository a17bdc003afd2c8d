package io.touchstone.benchmark;

import io.touchstone.sql.AnySql;
import io.touchstone.sql.Row;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/** What a run has done already, kept in a table beside the product's so that the next one can go on. */
final class Progress {

    private Progress() {}

    static void create(Connection connection) throws SQLException {
        AnySql.update(
                connection,
                "CREATE TABLE IF NOT EXISTS benchmark_progress (name VARBINARY(64) PRIMARY KEY, value VARBINARY(255) NOT NULL)");
    }

    static Optional<String> find(Connection connection, String name) throws SQLException {
        return AnySql.query(connection, "SELECT value FROM benchmark_progress WHERE name = ?", Row::id, name).stream()
                .findFirst();
    }

    static long number(Connection connection, String name) throws SQLException {
        return find(connection, name).map(Long::parseLong).orElse(0L);
    }

    static void save(Connection connection, String name, Object value) throws SQLException {
        AnySql.update(
                connection,
                "INSERT INTO benchmark_progress (name, value) VALUES (?, ?) ON DUPLICATE KEY UPDATE value = VALUES(value)",
                name,
                value.toString());
    }
}
