package io.touchstone.benchmark;

import io.touchstone.sql.AnySql;
import io.touchstone.sql.Row;
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

    /** Those that are not zero, medians of some answers: what runs by itself now and then is left out. */
    String of(byte[] question) throws IOException, SQLException {
        Map<String, Samples> costs = new LinkedHashMap<>();
        for (int round = 0; round < ROUNDS; round++) {
            Map<String, Long> first = counters();
            Map<String, Long> idle = counters();
            Json.parse(service.send(question));
            Map<String, Long> asked = counters();
            asked.forEach((name, value) -> {
                long before = idle.getOrDefault(name, 0L);
                long ofCounting = before - first.getOrDefault(name, 0L);
                costs.computeIfAbsent(name, _ -> new Samples()).add(value - before - ofCounting);
            });
        }
        return costs.entrySet().stream()
                .filter(counter -> counter.getValue().median() > 0)
                .map(counter ->
                        "%s %.0f".formatted(counter.getKey(), counter.getValue().median()))
                .collect(Collectors.joining(", "));
    }

    private Map<String, Long> counters() throws SQLException {
        Map<String, Long> counters = new LinkedHashMap<>();
        AnySql.query(mysql, COUNTERS, row -> read(row, counters));
        return counters;
    }

    private static boolean read(Row row, Map<String, Long> counters) {
        String name = row.text();
        counters.put(name, Long.parseLong(row.text()));
        return true;
    }
}
