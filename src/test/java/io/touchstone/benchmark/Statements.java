package io.touchstone.benchmark;

import io.touchstone.sql.Row;
import io.touchstone.sql.Sql;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** What one answer costs the server, by its own counters, while nothing else is asked of it. */
final class Statements {

    private static final int ROUNDS = 20;

    private static final String COUNTERS = """
            SELECT variable_name, variable_value FROM performance_schema.global_status
            WHERE variable_name LIKE 'Handler_read%' OR variable_name = 'Questions'
            """;

    private final Connection mysql;
    private final HttpConnection service;

    Statements(Connection mysql, HttpConnection service) {
        this.mysql = mysql;
        this.service = service;
    }

    /** Those that are not zero: the least of some answers, so that what runs by itself now and then is left out. */
    String of(byte[] question) throws IOException, SQLException {
        Map<String, Long> least = new LinkedHashMap<>();
        for (int round = 0; round < ROUNDS; round++) {
            Map<String, Long> first = counters();
            Map<String, Long> idle = counters();
            Json.parse(service.send(question));
            Map<String, Long> asked = counters();
            asked.forEach((name, value) -> least.merge(
                    name,
                    value - idle.getOrDefault(name, 0L) - (idle.getOrDefault(name, 0L) - first.getOrDefault(name, 0L)),
                    Math::min));
        }
        return least.entrySet().stream()
                .filter(counter -> counter.getValue() > 0)
                .map(counter -> counter.getKey() + " " + counter.getValue())
                .collect(Collectors.joining(", "));
    }

    private Map<String, Long> counters() throws SQLException {
        Map<String, Long> counters = new LinkedHashMap<>();
        Sql.query(mysql, COUNTERS, row -> read(row, counters));
        return counters;
    }

    private static boolean read(Row row, Map<String, Long> counters) throws SQLException {
        String name = row.text();
        counters.put(name, Long.parseLong(row.text()));
        return true;
    }
}
