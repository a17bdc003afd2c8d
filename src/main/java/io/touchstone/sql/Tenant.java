package io.touchstone.sql;

import com.google.errorprone.annotations.CompileTimeConstant;
import io.touchstone.sql.Sql.RowReader;
import io.touchstone.sql.Sql.RowWriter;
import io.touchstone.tenant.WorkspaceId;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;

/**
 * One workspace's part of the database, within one connection: every statement about its data goes through here. A statement says by
 * {@code :workspace} where the tenant's id goes, as in {@code WHERE workspace_id = :workspace}, and gets it wherever that stands; one that
 * does not say it is never sent. So nobody can forget the tenant, or ask for another one.
 *
 * <p>Each method is one statement and closes what it opens. A text that does not say {@code :workspace} is an
 * {@link IllegalArgumentException}; what the server or the way to it has against the statement is a {@link DatabaseException}. Not
 * thread safe.
 */
public final class Tenant {

    private final WorkspaceId workspace;
    private final Execution execution;

    Tenant(Connection connection, WorkspaceId workspace) {
        this.workspace = workspace;
        this.execution = new Execution(connection, workspace);
    }

    public WorkspaceId workspace() {
        return workspace;
    }

    /**
     * The rows of a query.
     *
     * @param parameters in the order of the placeholders: numbers, flags, texts, which are ids, and collections of ids or
     *     keys, for {@code IN ?}, which must not be empty
     */
    public <T> List<T> query(@CompileTimeConstant String sql, RowReader<T> reader, Object... parameters) {
        return query(SqlText.of(sql), reader, parameters);
    }

    public <T> List<T> query(SqlText sql, RowReader<T> reader, Object... parameters) {
        return execution.query(template(sql), reader, parameters);
    }

    /**
     * Hands over row by row what a query says that is asked again and again: the server reads its text once for each connection.
     *
     * @param consumer keeps nothing of a row that it has not read
     * @param parameters numbers
     */
    public void streamPrepared(SqlText sql, Consumer<Row> consumer, List<? extends Number> parameters) {
        Template template = template(sql);
        execution.streamPrepared(template.prepared(), consumer, template.prepared(workspace, parameters));
    }

    /**
     * The rows of a query over a list of any length, of none, too: asked in pieces of {@link Sql#LONGEST_LIST} elements, or of fewer
     * where they are long.
     *
     * @param sql has a placeholder for the list, after all others
     * @param list ids or keys, asked for in its order
     */
    public <T> List<T> queryIn(
            @CompileTimeConstant String sql, RowReader<T> reader, Collection<?> list, Object... parameters) {
        SqlText text = SqlText.of(sql);
        List<?> elements = List.copyOf(list);
        List<T> rows = new ArrayList<>();
        Object[] all = Arrays.copyOf(parameters, parameters.length + 1);
        int from = 0;
        while (from < elements.size()) {
            int to = endOfPiece(elements, from);
            all[parameters.length] = elements.subList(from, to);
            rows.addAll(query(text, reader, all));
            from = to;
        }
        return rows;
    }

    private static int endOfPiece(List<?> elements, int from) {
        int to = from;
        int length = 0;
        while (to < elements.size() && to - from < Sql.LONGEST_LIST && length < Sql.LONGEST_LIST_TEXT) {
            length += elements.get(to++) instanceof String id ? id.length() : 0;
        }
        return to;
    }

    /** Hands over row by row what may not fit into memory. The connection can do nothing else meanwhile. */
    public <T> void stream(
            @CompileTimeConstant String sql, RowReader<T> reader, Consumer<T> consumer, Object... parameters) {
        stream(SqlText.of(sql), reader, consumer, parameters);
    }

    public <T> void stream(SqlText sql, RowReader<T> reader, Consumer<T> consumer, Object... parameters) {
        execution.stream(template(sql), reader, consumer, parameters);
    }

    /**
     * As {@link #stream(String, RowReader, Consumer, Object...)}, over a list of ids or keys of any length, of none, too: in pieces, in the
     * order of the list.
     *
     * @param sql has a placeholder for the list, after all others
     */
    public <T> void streamIn(
            @CompileTimeConstant String sql,
            RowReader<T> reader,
            Consumer<T> consumer,
            Collection<?> list,
            Object... parameters) {
        SqlText text = SqlText.of(sql);
        List<?> elements = List.copyOf(list);
        Object[] all = Arrays.copyOf(parameters, parameters.length + 1);
        int from = 0;
        while (from < elements.size()) {
            int to = endOfPiece(elements, from);
            all[parameters.length] = elements.subList(from, to);
            stream(text, reader, consumer, all);
            from = to;
        }
    }

    /** @return how many rows were changed */
    public int update(@CompileTimeConstant String sql, Object... parameters) {
        return update(SqlText.of(sql), parameters);
    }

    public int update(SqlText sql, Object... parameters) {
        return execution.update(template(sql), parameters);
    }

    /**
     * The statement for every row. An insert becomes multi-row statements, of one unless there are megabytes of text.
     *
     * @param sql an insert has all its placeholders in one {@code VALUES (...)}
     */
    public <T> void batch(@CompileTimeConstant String sql, Collection<T> rows, RowWriter<T> writer) {
        batch(SqlText.of(sql), rows, writer);
    }

    public <T> void batch(SqlText sql, Collection<T> rows, RowWriter<T> writer) {
        execution.batch(template(sql), rows, writer);
    }

    /**
     * An {@code INSERT IGNORE INTO} for many rows: those whose key is taken are left out. Of whatever else is wrong with a row
     * the server would only warn: here it fails.
     *
     * @return how many rows were inserted
     */
    public <T> int insertNew(@CompileTimeConstant String sql, Collection<T> rows, RowWriter<T> writer) {
        return insertNew(SqlText.of(sql), rows, writer);
    }

    public <T> int insertNew(SqlText sql, Collection<T> rows, RowWriter<T> writer) {
        return execution.insertNew(template(sql), rows, writer);
    }

    private static Template template(SqlText sql) {
        Template template = sql.template();
        if (!template.namesTenant()) {
            throw new IllegalArgumentException("a statement about no tenant: " + sql);
        }
        return template;
    }
}
