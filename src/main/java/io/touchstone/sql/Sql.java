package io.touchstone.sql;

import com.google.errorprone.annotations.CompileTimeConstant;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.util.Collection;
import java.util.List;

/**
 * Statements that are not about one tenant: of keys, of the workspaces themselves, and of the scheduler, which looks for the work of
 * all. All others go through {@link Tenant}. What is said there of texts, parameters and errors holds here, too.
 */
public final class Sql {

    /** Reads one row; never moves the cursor. */
    @FunctionalInterface
    public interface RowReader<T> {
        T read(Row row);
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

    public static <T> List<T> query(
            Connection connection, @CompileTimeConstant String sql, RowReader<T> reader, Object... parameters) {
        return new Execution(connection, null).query(SqlText.of(sql).template(), reader, parameters);
    }

    public static int update(Connection connection, @CompileTimeConstant String sql, Object... parameters) {
        return new Execution(connection, null).update(SqlText.of(sql).template(), parameters);
    }

    public static <T> void batch(
            Connection connection, @CompileTimeConstant String sql, Collection<T> rows, RowWriter<T> writer) {
        new Execution(connection, null).batch(SqlText.of(sql).template(), rows, writer);
    }

    /** An id as the database keeps it. */
    public static byte[] bytes(String id) {
        return id.getBytes(StandardCharsets.UTF_8);
    }
}
