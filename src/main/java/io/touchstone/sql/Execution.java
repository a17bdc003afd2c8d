package io.touchstone.sql;

import io.touchstone.costly.ReadingTime;
import io.touchstone.sql.Sql.RowReader;
import io.touchstone.sql.Sql.RowWriter;
import io.touchstone.tenant.WorkspaceId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Sends statements. Each method is one statement, closes what it opens, and throws {@link DatabaseException}.
 *
 * @param workspace the tenant; null of statements that are not about one
 */
record Execution(Connection connection, @Nullable WorkspaceId workspace) {

    <T> List<T> query(Template template, RowReader<T> reader, Object... parameters) {
        List<T> rows = new ArrayList<>();
        try (Statement statement = statement()) {
            if (RowMemory.isAsked()) {
                asTheyCome(statement);
            }
            try (ResultSet results = statement.executeQuery(template.text(workspace, parameters))) {
                addAll(rows, results, reader);
            }
        } catch (SQLException e) {
            throw new DatabaseException(e, template);
        }
        return rows;
    }

    <T> void stream(Template template, RowReader<T> reader, Consumer<T> consumer, Object... parameters) {
        try (Statement statement = statement()) {
            asTheyCome(statement);
            try (ResultSet results = statement.executeQuery(template.text(workspace, parameters))) {
                Row row = new Row(results);
                while (next(results)) {
                    consumer.accept(reader.read(row.rewind()));
                }
            }
        } catch (SQLException e) {
            throw new DatabaseException(e, template);
        }
    }

    void streamPrepared(String sql, Consumer<Row> consumer, List<Long> parameters) {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            asTheyCome(statement);
            for (int i = 0; i < parameters.size(); i++) {
                statement.setLong(i + 1, parameters.get(i));
            }
            try (ResultSet results = statement.executeQuery()) {
                Row row = new Row(results);
                while (next(results)) {
                    consumer.accept(row.rewind());
                }
            }
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    int update(Template template, Object... parameters) {
        try (Statement statement = statement()) {
            return statement.executeUpdate(template.text(workspace, parameters));
        } catch (SQLException e) {
            throw new DatabaseException(e, template);
        }
    }

    <T> void batch(Template template, Collection<T> rows, RowWriter<T> writer) {
        if (rows.isEmpty()) {
            return;
        }
        try (Statement statement = statement()) {
            if (template.multiRow()) {
                // executeUpdate and executeBatch would search each text, of megabytes, for ON DUPLICATE KEY UPDATE.
                template.forEach(workspace, rows, writer, statement::execute);
            } else {
                template.forEach(workspace, rows, writer, statement::addBatch);
                statement.executeBatch();
            }
        } catch (SQLException e) {
            throw new DatabaseException(e, template);
        }
    }

    <T> int insertNew(Template template, Collection<T> rows, RowWriter<T> writer) {
        List<Integer> counts = new ArrayList<>();
        try (Statement statement = statement()) {
            template.forEach(workspace, rows, writer, text -> {
                statement.execute(text);
                counts.add(statement.getUpdateCount());
                failUnlessTaken(statement.getWarnings());
            });
        } catch (SQLException e) {
            throw new DatabaseException(e, template);
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

    private Statement statement() throws SQLException {
        Statement statement = connection.createStatement();
        statement.setEscapeProcessing(false);
        return statement;
    }

    /** In place of all at once, which is how the driver reads rows unless told. */
    private static void asTheyCome(Statement statement) throws SQLException {
        statement.setFetchSize(Integer.MIN_VALUE); // Connector/J's word for it
    }

    private static boolean next(ResultSet results) throws SQLException {
        ReadingTime.check();
        return results.next();
    }

    private static <T> void addAll(List<T> rows, ResultSet results, RowReader<T> reader) throws SQLException {
        Row row = new Row(results);
        while (next(results)) {
            rows.add(reader.read(row.rewind()));
            RowMemory.take(row.weight());
        }
    }
}
