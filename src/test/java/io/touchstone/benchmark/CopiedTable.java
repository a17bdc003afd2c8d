package io.touchstone.benchmark;

import io.touchstone.sql.AnySql;
import io.touchstone.sql.Row;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * How the rows that one workspace has in a table become those of another one, in another year. What becomes of a column
 * follows from its name, so that a new column of the product is copied as it is.
 *
 * @param columns in the order of the table
 * @param leading the first columns of the primary key after the workspace, which have few different values
 * @param walked the next one, along which the rows are cut into pieces
 */
record CopiedTable(String name, List<String> columns, List<String> leading, String walked) {

    /** Rows of a piece, give or take those of one message, purchase or contact. */
    private static final int PIECE = 20_000;

    private static final List<String> NOT_COPIED = List.of(
            "access_log",
            "api_key",
            "key_block",
            "data_version",
            "rebuild",
            "credit_rebuild",
            "retention_sweep",
            "source_connection",
            "delivery",
            "intake_tally",
            "link_click",
            "link_segment",
            "rate_card",
            "priced_message",
            // Refunds that wait are of shops, which a copy has none of.
            "paid_money",
            "erasure",
            "erased_identity",
            "erased_id");

    /** They belong to all years. */
    private static final List<String> OF_ALL_YEARS = List.of("source", "campaign", "flow", "flow_node", "flow_edge");

    /** All with a workspace's own data. */
    static List<CopiedTable> all(Connection connection) throws SQLException {
        List<CopiedTable> tables = new ArrayList<>();
        for (String name : AnySql.query(connection, """
                SELECT table_name FROM information_schema.columns
                WHERE table_schema = DATABASE() AND column_name = 'workspace_id' AND table_name NOT LIKE 'benchmark%'
                ORDER BY table_name
                """, Row::text)) {
            if (!NOT_COPIED.contains(name)) {
                tables.add(of(connection, name));
            }
        }
        return tables;
    }

    private static CopiedTable of(Connection connection, String name) throws SQLException {
        List<String> columns = AnySql.query(
                connection,
                "SELECT column_name FROM information_schema.columns"
                        + " WHERE table_schema = DATABASE() AND table_name = ? ORDER BY ordinal_position",
                Row::text,
                name);
        List<String> key = AnySql.query(
                connection,
                "SELECT column_name FROM information_schema.statistics WHERE table_schema = DATABASE()"
                        + " AND table_name = ? AND index_name = 'PRIMARY' ORDER BY seq_in_index",
                Row::text,
                name);
        int walked = 1;
        while (!isWalked(key.get(walked))) {
            walked++;
        }
        return new CopiedTable(name, columns, key.subList(1, walked), key.get(walked));
    }

    private static boolean isWalked(String column) {
        return column.endsWith("_key") || column.endsWith("id") || column.equals("bucket");
    }

    boolean isOfEachYear() {
        return !OF_ALL_YEARS.contains(name);
    }

    /** Conditions of which every row of a workspace fulfils one; the same as long as its rows are. */
    List<String> pieces(Connection connection, long workspace) throws SQLException {
        List<String> groups = new ArrayList<>();
        if (leading.isEmpty()) {
            groups.add("");
        } else {
            groups.addAll(AnySql.query(
                    connection,
                    "SELECT DISTINCT CONCAT(%s) FROM %s WHERE workspace_id = ?"
                            .formatted(
                                    leading.stream()
                                            .map(column -> "' AND %s = ', %s".formatted(column, column))
                                            .collect(Collectors.joining(", ")),
                                    name),
                    Row::text,
                    workspace));
        }
        List<String> pieces = new ArrayList<>();
        for (String group : groups) {
            String from = group;
            List<String> end = end(connection, workspace, from);
            while (!end.isEmpty()) {
                pieces.add(from + " AND " + walked + " <= " + end.getFirst());
                from = group + " AND " + walked + " > " + end.getFirst();
                end = end(connection, workspace, from);
            }
            pieces.add(from);
        }
        return pieces;
    }

    private List<String> end(Connection connection, long workspace, String condition) throws SQLException {
        return AnySql.query(
                connection,
                "SELECT %s FROM %s WHERE workspace_id = ?%s ORDER BY %s LIMIT 1 OFFSET %d"
                        .formatted(
                                walked.endsWith("id") ? "CONCAT('0x', HEX(" + walked + "))" : walked,
                                name,
                                condition,
                                String.join(", ", concat(leading, walked)),
                                PIECE),
                Row::text,
                workspace);
    }

    private static List<String> concat(List<String> some, String last) {
        List<String> all = new ArrayList<>(some);
        all.add(last);
        return all;
    }

    /** @param piece one of {@link #pieces} */
    String insert(CopiedYear year, String piece) {
        return "INSERT INTO %s (%s) SELECT %s FROM %s WHERE workspace_id = %d%s"
                .formatted(
                        name,
                        String.join(", ", columns),
                        columns.stream().map(column -> value(column, year)).collect(Collectors.joining(", ")),
                        name,
                        year.from(),
                        piece + (name.equals("surrogate") && year.number() > 0 ? " AND kind <= 5" : ""));
    }

    private String value(String column, CopiedYear year) {
        if (column.equals("workspace_id")) {
            return Long.toString(year.to());
        }
        if (year.number() == 0) {
            return column;
        }
        return switch (column) {
            // Sources are those of all years; a level's key is a source's, an owner's or a kind's.
            case "source_key", "owner_key", "level_key" -> column;
            case "bucket" ->
                columns.contains("level")
                        ? "IF(level = 4, bucket - %d, bucket - %d)".formatted(year.days() * 86_400L, year.days())
                        : "bucket - " + year.days();
            case "value" -> "IF(kind = 4, %s, %s)".formatted(phone(column, year), prefixed(column, year));
            case "id" ->
                name.equals("surrogate")
                        ? "IF(kind = 4, %s, %s)".formatted(phone(column, year), prefixed(column, year))
                        : prefixed(column, year);
            default -> {
                if (column.endsWith("_event_id")) {
                    yield prefixed(column, year);
                }
                if (column.endsWith("_key")) {
                    yield column + " + " + year.keyOffset();
                }
                yield column.endsWith("_at") ? column + " - " + year.days() * 86_400_000L : column;
            }
        };
    }

    /** The same prefix for all of a year, so that ties go the same way. */
    private static String prefixed(String column, CopiedYear year) {
        return "CONCAT('%d~', %s)".formatted(year.number(), column);
    }

    /** A digit more: no number of another year is as long and begins the same. */
    private static String phone(String column, CopiedYear year) {
        return "CONCAT('+%d', SUBSTRING(%s, 2))".formatted(year.number(), column);
    }
}
