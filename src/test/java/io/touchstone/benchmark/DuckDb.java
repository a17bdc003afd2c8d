package io.touchstone.benchmark;

import io.touchstone.event.SourceKind;
import io.touchstone.rollup.StoredCodes;
import io.touchstone.sql.AnySql;
import io.touchstone.sql.Row;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/**
 * What a workspace has in MySQL, in a DuckDB database file of this process. Ids are left out, which DuckDB would have to
 * carry along, and contacts and kinds of sources are looked up beforehand: it is not slowed by what it is not asked.
 */
final class DuckDb {

    private interface RowCopy {
        void copy(Row row, DuckDBAppender rows) throws SQLException;
    }

    private final Connection mysql;
    private final long workspace;
    private final DuckDBConnection duckDb;

    private DuckDb(Connection mysql, long workspace, DuckDBConnection duckDb) {
        this.mysql = mysql;
        this.workspace = workspace;
        this.duckDb = duckDb;
    }

    /** The events. */
    static Connection ofEvents(Connection mysql, Workspace workspace, Path folder) throws SQLException, IOException {
        return of(mysql, workspace, folder.resolve("events.duckdb"), DuckDb::addEvents);
    }

    /** The touches of messages that count, and the purchases that count. */
    static Connection ofJourneys(Connection mysql, Workspace workspace, Path folder) throws SQLException, IOException {
        return of(mysql, workspace, folder.resolve("journeys.duckdb"), DuckDb::addJourneys);
    }

    private interface Filling {
        void into(DuckDb database) throws SQLException;
    }

    private static Connection of(Connection mysql, Workspace workspace, Path file, Filling filling)
            throws SQLException, IOException {
        Files.deleteIfExists(file);
        DuckDBConnection connection =
                DriverManager.getConnection("jdbc:duckdb:" + file).unwrap(DuckDBConnection.class);
        filling.into(new DuckDb(mysql, workspace.id().value(), connection));
        return connection;
    }

    private void addEvents() throws SQLException {
        Map<Long, Byte> kinds = kinds();
        execute("""
                CREATE TABLE event (subject BIGINT, type TINYINT, moment BIGINT, contact BIGINT, kind TINYINT,
                  amount DECIMAL(18, 6), machine BOOLEAN)
                """);
        copy("""
                SELECT e.subject_key, e.type, e.occurred_at,
                  (SELECT i.contact_key FROM identity i WHERE i.workspace_id = e.workspace_id
                     AND i.identity_key = COALESCE(e.contact_id_key, e.contact_phone_key, e.contact_whatsapp_key)),
                  e.source_key, e.workspace_amount, e.machine
                FROM event e WHERE e.workspace_id = ? ORDER BY e.subject_key, e.event_key
                """, "event", (row, rows) -> {
            rows.append(row.number()).append((byte) row.integer()).append(row.number());
            rows.append(row.numberOrNull());
            Long source = row.numberOrNull();
            rows.append(source == null ? null : kinds.get(source));
            rows.append(row.decimalOrNull()).append(row.flag());
        });
    }

    private void addJourneys() throws SQLException {
        Map<Long, Byte> kinds = kinds();
        // Joined here and not in MySQL, which would look every message up.
        execute("CREATE TABLE message (message BIGINT, kind TINYINT, source BIGINT, sent_at BIGINT)");
        copy("""
                SELECT message_key, source_key, sent_at FROM message
                WHERE workspace_id = ? AND source_key IS NOT NULL ORDER BY message_key
                """, "message", (row, rows) -> {
            rows.append(row.number());
            long source = row.number();
            rows.append(kinds.get(source)).append(source).append(row.number());
        });
        execute("CREATE TABLE touched (contact BIGINT, moment BIGINT, strength TINYINT, message BIGINT)");
        copy(
                """
                SELECT contact_key, touched_at, strength, message_key FROM touch
                WHERE workspace_id = ? ORDER BY contact_key, touched_at, event_key
                """,
                "touched",
                (row, rows) -> rows.append(row.number())
                        .append(row.number())
                        .append((byte) row.integer())
                        .append(row.number()));
        execute("CREATE TABLE touch AS FROM touched JOIN message USING (message) ORDER BY contact, moment");
        execute("CREATE TABLE purchase (purchase BIGINT, contact BIGINT, moment BIGINT)");
        copy(
                """
                SELECT purchase_key, contact_key, placed_at FROM purchase
                WHERE workspace_id = ? AND contact_key IS NOT NULL AND NOT test AND NOT cancelled
                """,
                "purchase",
                (row, rows) -> rows.append(row.number()).append(row.number()).append(row.number()));
    }

    private Map<Long, Byte> kinds() throws SQLException {
        Map<Long, Byte> kinds = new HashMap<>();
        AnySql.query(
                mysql,
                "SELECT source_key, campaign_id IS NOT NULL FROM source WHERE workspace_id = ?",
                row -> kinds.put(
                        row.number(), (byte) StoredCodes.of(row.flag() ? SourceKind.CAMPAIGN : SourceKind.FLOW)),
                workspace);
        return kinds;
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = duckDb.createStatement()) {
            statement.execute(sql);
        }
    }

    private void copy(String sql, String table, RowCopy copy) throws SQLException {
        try (DuckDBAppender rows = duckDb.createAppender(DuckDBConnection.DEFAULT_SCHEMA, table)) {
            AnySql.stream(
                    mysql,
                    sql,
                    row -> {
                        try {
                            rows.beginRow();
                            copy.copy(row, rows);
                            return rows.endRow();
                        } catch (SQLException e) {
                            throw new IllegalStateException(e);
                        }
                    },
                    _ -> {},
                    workspace);
        }
    }
}
