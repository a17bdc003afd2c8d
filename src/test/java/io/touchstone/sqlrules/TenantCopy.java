package io.touchstone.sqlrules;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Gives one tenant all that another one has, with the same ids and keys. */
final class TenantCopy {

    private static final String COLUMNS =
            " FROM information_schema.columns WHERE table_schema = DATABASE() AND table_name ";

    /** A tenant has its own. */
    private static final String TABLES =
            "SELECT table_name" + COLUMNS + "NOT IN ('api_key', 'key_block') AND column_name = 'workspace_id'";

    private TenantCopy() {}

    static void make(Connection connection, long from, long to) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String table : names(statement, TABLES)) {
                String columns = String.join(
                        ", ",
                        names(
                                statement,
                                "SELECT column_name" + COLUMNS + "= '" + table
                                        + "' AND column_name <> 'workspace_id'"));
                statement.executeUpdate("INSERT INTO " + table + " (workspace_id, " + columns + ") SELECT " + to + ", "
                        + columns + " FROM " + table + " WHERE workspace_id = " + from);
            }
        }
    }

    /** Has the database count what its tables hold, as it does by itself sooner or later. */
    static void analyze(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String table : names(statement, TABLES)) {
                statement.executeQuery("ANALYZE TABLE " + table).close();
            }
        }
    }

    private static List<String> names(Statement statement, String query) throws SQLException {
        try (ResultSet rows = statement.executeQuery(query)) {
            List<String> names = new ArrayList<>();
            while (rows.next()) {
                names.add(rows.getString(1));
            }
            return names;
        }
    }
}
