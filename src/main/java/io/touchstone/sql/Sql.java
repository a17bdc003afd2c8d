package io.touchstone.sql;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;

/** Statements over sets of rows. Each method is one statement and closes what it opens. */
public final class Sql {

    /** Reads one row; never moves the cursor. */
    @FunctionalInterface
    public interface RowReader<T> {
        T read(Row row) throws SQLException;
    }

    /** Writes the parameters of one row, in the order of the statement's placeholders. */
    @FunctionalInterface
    public interface RowWriter<T> {
        void write(Parameters parameters, T row) throws SQLException;
    }

    private static final int LONGEST_LIST = 2_000;

    private Sql() {}

    /**
     * The rows of a query.
     *
     * @param parameters in the order of the placeholders; texts are ids, and a collection fills as many as {@link #list}
     *     made for it
     */
    public static <T> List<T> query(Connection connection, String sql, RowReader<T> reader, Object... parameters)
            throws SQLException {
        List<T> rows = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            new Parameters(statement).addAll(parameters);
            try (ResultSet results = statement.executeQuery()) {
                Row row = new Row(results);
                while (results.next()) {
                    rows.add(reader.read(row.rewind()));
                }
            }
        }
        return rows;
    }

    /**
     * The rows of a query over a list of any length, of none, too: asked in pieces, because past some thousand elements
     * MySQL gives up on the index (range_optimizer_max_mem_size).
     *
     * @param sql has {@code :list} for the list, which comes after all other placeholders
     * @param list ids or keys, asked for in its order
     */
    public static <T> List<T> queryIn(
            Connection connection, String sql, RowReader<T> reader, Collection<?> list, Object... parameters)
            throws SQLException {
        List<?> elements = List.copyOf(list);
        List<T> rows = new ArrayList<>();
        for (int from = 0; from < elements.size(); from += LONGEST_LIST) {
            List<?> piece = elements.subList(from, Math.min(from + LONGEST_LIST, elements.size()));
            Object[] all = Arrays.copyOf(parameters, parameters.length + 1);
            all[parameters.length] = piece;
            rows.addAll(query(connection, sql.replace(":list", list(piece)), reader, all));
        }
        return rows;
    }

    /** Hands over row by row what may not fit into memory. The connection can do nothing else meanwhile. */
    public static <T> void stream(
            Connection connection, String sql, RowReader<T> reader, Consumer<T> consumer, Object... parameters)
            throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement(sql, ResultSet.TYPE_FORWARD_ONLY, ResultSet.CONCUR_READ_ONLY)) {
            statement.setFetchSize(Integer.MIN_VALUE); // Connector/J's word for "as they come"
            new Parameters(statement).addAll(parameters);
            try (ResultSet results = statement.executeQuery()) {
                Row row = new Row(results);
                while (results.next()) {
                    consumer.accept(reader.read(row.rewind()));
                }
            }
        }
    }

    public static int update(Connection connection, String sql, Object... parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            new Parameters(statement).addAll(parameters);
            return statement.executeUpdate();
        }
    }

    /** One statement for every row; Connector/J sends them as one multi-row statement. */
    public static <T> void batch(Connection connection, String sql, Collection<T> rows, RowWriter<T> writer)
            throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (T row : rows) {
                writer.write(new Parameters(statement), row);
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    /** Placeholders for the elements of {@code values}: {@code (?, ?, ?)}. Never call it with none. */
    public static String list(Collection<?> values) {
        if (values.isEmpty()) {
            throw new IllegalArgumentException("an empty list matches nothing and is no SQL");
        }
        return "(" + "?, ".repeat(values.size() - 1) + "?)";
    }

    /** An id as the database keeps it. */
    public static byte[] bytes(String id) {
        return id.getBytes(StandardCharsets.UTF_8);
    }
}
