package io.touchstone.sql;

import io.touchstone.sql.Sql.RowReader;
import io.touchstone.tenant.WorkspaceId;
import java.sql.Connection;
import java.util.List;
import java.util.function.Consumer;

/** Statements of tests and benchmarks whose texts are made while they run, about whatever tables there are. */
public final class AnySql {

    private AnySql() {}

    /** One whose transaction is the test's own. */
    public static Tenant tenant(Connection connection, WorkspaceId workspace) {
        return new Tenant(connection, workspace);
    }

    public static <T> List<T> query(Connection connection, String sql, RowReader<T> reader, Object... parameters) {
        return new Execution(connection, null).query(Template.of(sql), reader, parameters);
    }

    /** Row by row; see {@link Tenant#stream}. */
    public static <T> void stream(
            Connection connection, String sql, RowReader<T> reader, Consumer<T> consumer, Object... parameters) {
        new Execution(connection, null).stream(Template.of(sql), reader, consumer, parameters);
    }

    public static int update(Connection connection, String sql, Object... parameters) {
        return new Execution(connection, null).update(Template.of(sql), parameters);
    }
}
