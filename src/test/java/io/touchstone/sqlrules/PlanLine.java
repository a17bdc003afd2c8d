package io.touchstone.sqlrules;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a server says of how a statement reads one table.
 *
 * @param table or its alias; empty where there is nothing to read
 * @param type of the access, such as {@code ref}, {@code range} or {@code ALL}
 * @param keyLength bytes of the key that are looked up, of the longest where there are several, because an
 *     intersection reads by one and filters by the others; 0 without a key
 * @param rows that it expects to read
 */
record PlanLine(
        String table, @Nullable String type, @Nullable String key, int keyLength, long rows, String extra) {

    private static final Pattern NOT_A_DIGIT = Pattern.compile("\\D");

    static List<PlanLine> of(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet plan = statement.executeQuery("EXPLAIN FORMAT=TRADITIONAL " + sql)) {
            List<PlanLine> lines = new ArrayList<>();
            while (plan.next()) {
                lines.add(new PlanLine(
                        Objects.requireNonNullElse(plan.getString("table"), ""),
                        plan.getString("type"),
                        plan.getString("key"),
                        longest(plan.getString("key_len")),
                        plan.getLong("rows"),
                        Objects.requireNonNullElse(plan.getString("Extra"), "")));
            }
            return lines;
        }
    }

    private static int longest(@Nullable String lengths) {
        return lengths == null
                ? 0
                : NOT_A_DIGIT
                        .splitAsStream(lengths)
                        .mapToInt(Integer::parseInt)
                        .max()
                        .orElse(0);
    }
}
