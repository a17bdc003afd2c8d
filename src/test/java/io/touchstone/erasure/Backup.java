package io.touchstone.erasure;

import io.agroal.api.AgroalDataSource;
import io.touchstone.tenant.WorkspaceId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The rows of one workspace, as a backup would have them. */
final class Backup {

    private static final String TABLES = "SELECT table_name FROM information_schema.columns"
            + " WHERE table_schema = DATABASE() AND column_name = 'workspace_id'";

    private Backup() {}

    /** Of each row the table, then its values. */
    static List<List<Object>> of(AgroalDataSource database, String workspace) throws SQLException {
        List<List<Object>> rows = new ArrayList<>();
        try (Connection connection = database.getConnection()) {
            for (String table : tables(connection)) {
                add(connection, table, where(table, workspace), rows);
            }
        }
        return rows;
    }

    static void restore(AgroalDataSource database, String workspace, List<List<Object>> rows) throws SQLException {
        try (Connection connection = database.getConnection()) {
            try (Statement sql = connection.createStatement()) {
                for (String table : tables(connection)) {
                    sql.executeUpdate("DELETE FROM " + table + where(table, workspace));
                }
            }
            for (List<Object> row : rows) {
                String places = String.join(", ", Collections.nCopies(row.size() - 1, "?"));
                try (PreparedStatement sql =
                        connection.prepareStatement("INSERT INTO " + row.getFirst() + " VALUES (" + places + ")")) {
                    for (int i = 1; i < row.size(); i++) {
                        sql.setObject(i, row.get(i));
                    }
                    sql.executeUpdate();
                }
            }
        }
    }

    private static void add(Connection connection, String table, String where, List<List<Object>> rows)
            throws SQLException {
        try (Statement sql = connection.createStatement();
                ResultSet found = sql.executeQuery("SELECT * FROM " + table + where)) {
            while (found.next()) {
                List<Object> row = new ArrayList<>(List.of(table));
                for (int i = 1; i <= found.getMetaData().getColumnCount(); i++) {
                    row.add(found.getObject(i));
                }
                rows.add(row);
            }
        }
    }

    private static List<String> tables(Connection connection) throws SQLException {
        List<String> tables = new ArrayList<>(List.of("workspace"));
        try (Statement sql = connection.createStatement();
                ResultSet rows = sql.executeQuery(TABLES)) {
            while (rows.next()) {
                tables.add(rows.getString(1));
            }
        }
        return tables;
    }

    private static String where(String table, String workspace) {
        long id = WorkspaceId.parse(workspace).orElseThrow().value();
        return table.equals("workspace") ? " WHERE id = " + id : " WHERE workspace_id = " + id;
    }
}
