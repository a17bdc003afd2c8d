package io.touchstone;

import io.touchstone.sql.Transactions;
import io.touchstone.tenant.WorkspaceId;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** A replica that is as far behind as a test wants: a second schema, into which rows come when they are told to. */
@ApplicationScoped
public class TestReplica {

    private final Transactions primary;

    TestReplica(Transactions primary) {
        this.primary = primary;
    }

    /** Makes it, without a row. To be called before anybody reads from it. */
    public void create() {
        primary.statement(connection -> {
            execute(connection, "DROP DATABASE IF EXISTS " + schema(connection));
            execute(connection, "CREATE DATABASE " + schema(connection));
            for (String table : tables(connection)) {
                execute(connection, "CREATE TABLE %s.%s LIKE %s", schema(connection), table, table);
            }
            return true;
        });
    }

    /** From now on it has of a workspace what the primary database has now. */
    public void follow(String workspace) {
        primary.statement(connection -> {
            for (String table : tables(connection)) {
                String rows = table + " WHERE " + (table.equals("workspace") ? "id" : "workspace_id") + " = "
                        + WorkspaceId.parse(workspace).orElseThrow().value();
                execute(connection, "DELETE FROM %s.%s", schema(connection), rows);
                execute(connection, "INSERT INTO %s.%s SELECT * FROM %s", schema(connection), table, rows);
            }
            return true;
        });
    }

    /** Has a table go by another name there, or by its own again. */
    public void rename(String from, String to) {
        primary.statement(
                connection -> execute(connection, "RENAME TABLE %1$s.%2$s TO %1$s.%3$s", schema(connection), from, to));
    }

    private static String schema(Connection connection) throws SQLException {
        return connection.getCatalog() + TestDatabase.REPLICA_SUFFIX;
    }

    /** Those with rows of workspaces. */
    private static List<String> tables(Connection connection) throws SQLException {
        List<String> tables = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet names = statement.executeQuery("SHOW TABLES")) {
            while (names.next()) {
                tables.add(names.getString(1));
            }
        }
        tables.removeIf(table -> table.startsWith("flyway") || table.equals("deleted_workspace"));
        return tables;
    }

    private static boolean execute(Connection connection, String sql, Object... names) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            return statement.execute(sql.formatted(names));
        }
    }
}
