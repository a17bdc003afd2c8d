package io.touchstone.sql;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

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
        void write(Parameters parameters, T row);
    }

    /** Past some thousand elements of a list MySQL gives up on the index (range_optimizer_max_mem_size). */
    public static final int LONGEST_LIST = 2_000;

    /**
     * In characters, of all ids of a list: two thousand of the longest would make a text of megabytes, which is in memory several
     * times at once.
     */
    public static final int LONGEST_LIST_TEXT = 128 * 1024;

    private Sql() {}

    /**
     * The rows of a query.
     *
     * @param parameters in the order of the placeholders: numbers, flags, texts, which are ids, and collections of ids or
     *     keys, for {@code IN ?}, which must not be empty
     */
    public static <T> List<T> query(Connection connection, String sql, RowReader<T> reader, Object... parameters)
            throws SQLException {
        List<T> rows = new ArrayList<>();
        try (Statement statement = statement(connection)) {
            if (RowMemory.isAsked()) {
                asTheyCome(statement);
            }
            try (ResultSet results = statement.executeQuery(Template.of(sql).text(parameters))) {
                addAll(rows, results, reader);
            }
        }
        return rows;
    }

    /**
     * The same for a query that is asked again and again: the server reads its text once for each connection.
     *
     * @param parameters numbers
     */
    public static <T> List<T> queryPrepared(
            Connection connection, String sql, RowReader<T> reader, List<? extends Number> parameters)
            throws SQLException {
        List<T> rows = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.size(); i++) {
                statement.setLong(i + 1, parameters.get(i).longValue());
            }
            try (ResultSet results = statement.executeQuery()) {
                addAll(rows, results, reader);
            }
        }
        return rows;
    }

    /**
     * The rows of a query over a list of any length, of none, too: asked in pieces of {@link #LONGEST_LIST} elements, or of fewer
     * where they are long.
     *
     * @param sql has a placeholder for the list, after all others
     * @param list ids or keys, asked for in its order
     */
    public static <T> List<T> queryIn(
            Connection connection, String sql, RowReader<T> reader, Collection<?> list, Object... parameters)
            throws SQLException {
        List<?> elements = List.copyOf(list);
        List<T> rows = new ArrayList<>();
        Object[] all = Arrays.copyOf(parameters, parameters.length + 1);
        int from = 0;
        while (from < elements.size()) {
            int to = endOfPiece(elements, from);
            all[parameters.length] = elements.subList(from, to);
            rows.addAll(query(connection, sql, reader, all));
            from = to;
        }
        return rows;
    }

    private static int endOfPiece(List<?> elements, int from) {
        int to = from;
        int length = 0;
        while (to < elements.size() && to - from < LONGEST_LIST && length < LONGEST_LIST_TEXT) {
            length += elements.get(to++) instanceof String id ? id.length() : 0;
        }
        return to;
    }

    /** Hands over row by row what may not fit into memory. The connection can do nothing else meanwhile. */
    public static <T> void stream(
            Connection connection, String sql, RowReader<T> reader, Consumer<T> consumer, Object... parameters)
            throws SQLException {
        try (Statement statement = statement(connection)) {
            asTheyCome(statement);
            try (ResultSet results = statement.executeQuery(Template.of(sql).text(parameters))) {
                Row row = new Row(results);
                while (results.next()) {
                    consumer.accept(reader.read(row.rewind()));
                }
            }
        }
    }

    public static int update(Connection connection, String sql, Object... parameters) throws SQLException {
        try (Statement statement = statement(connection)) {
            return statement.executeUpdate(Template.of(sql).text(parameters));
        }
    }

    /**
     * The statement for every row. An insert becomes multi-row statements, of one unless there are megabytes of text.
     *
     * @param sql an insert has all its placeholders in one {@code VALUES (...)}
     */
    public static <T> void batch(Connection connection, String sql, Collection<T> rows, RowWriter<T> writer)
            throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        Template template = Template.of(sql);
        try (Statement statement = statement(connection)) {
            if (template.multiRow()) {
                // executeUpdate and executeBatch would search each text, of megabytes, for ON DUPLICATE KEY UPDATE.
                template.forEach(rows, writer, statement::execute);
            } else {
                template.forEach(rows, writer, statement::addBatch);
                statement.executeBatch();
            }
        }
    }

    /**
     * An {@code INSERT IGNORE INTO} for many rows: those whose key is taken are left out. Of whatever else is wrong with a row
     * the server would only warn: here it fails.
     *
     * @return how many rows were inserted
     */
    public static <T> int insertNew(Connection connection, String sql, Collection<T> rows, RowWriter<T> writer)
            throws SQLException {
        List<Integer> counts = new ArrayList<>();
        try (Statement statement = statement(connection)) {
            Template.of(sql).forEach(rows, writer, text -> {
                statement.execute(text);
                counts.add(statement.getUpdateCount());
                failUnlessTaken(statement.getWarnings());
            });
        }
        return counts.stream().mapToInt(Integer::intValue).sum();
    }

    private static void failUnlessTaken(@Nullable SQLWarning first) throws SQLException {
        for (SQLWarning warning = first; warning != null; warning = warning.getNextWarning()) {
            if (!Loss.DUPLICATE_KEY.isSaidBy(warning)) {
                throw warning;
            }
        }
    }

    private static Statement statement(Connection connection) throws SQLException {
        Statement statement = connection.createStatement();
        statement.setEscapeProcessing(false);
        return statement;
    }

    /** In place of all at once, which is how the driver reads rows unless told. */
    private static void asTheyCome(Statement statement) throws SQLException {
        statement.setFetchSize(Integer.MIN_VALUE); // Connector/J's word for it
    }

    private static <T> void addAll(List<T> rows, ResultSet results, RowReader<T> reader) throws SQLException {
        Row row = new Row(results);
        while (results.next()) {
            rows.add(reader.read(row.rewind()));
            RowMemory.take(row.weight());
        }
    }

    /** An id as the database keeps it. */
    public static byte[] bytes(String id) {
        return id.getBytes(StandardCharsets.UTF_8);
    }
}
