package io.touchstone.attribution.credit;

import io.touchstone.attribution.journey.Credit;
import io.touchstone.attribution.journey.TouchRule;
import io.touchstone.eventlog.KeyRange;
import io.touchstone.rollup.StoredCodes;
import io.touchstone.sql.Row;
import io.touchstone.sql.Sql;
import io.touchstone.tenant.WorkspaceId;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;

/** The stored credits. */
public final class CreditStore {

    private static final String SELECT = """
            SELECT purchase_key, touch, kind, message_key, source_key, sent_at, touched_at, strength, step, rival_step
            FROM credit FORCE INDEX (PRIMARY) WHERE workspace_id = ?
            """;

    private CreditStore() {}

    public static List<Credit> find(Connection connection, WorkspaceId workspace, Collection<Long> purchaseKeys)
            throws SQLException {
        return Sql.queryIn(
                connection, SELECT + " AND purchase_key IN ?", CreditStore::read, purchaseKeys, workspace.value());
    }

    /** Those of the purchases in a range of keys. */
    static List<Credit> in(Connection connection, WorkspaceId workspace, KeyRange span) throws SQLException {
        return Sql.query(
                connection,
                SELECT + " AND purchase_key > ? AND purchase_key <= ?",
                CreditStore::read,
                workspace.value(),
                span.after(),
                span.to());
    }

    /** Of the {@code count}th credit after those of a purchase, its purchase; {@link KeyRange#LAST} when there are not so many. */
    static long key(Connection connection, WorkspaceId workspace, long after, int count) throws SQLException {
        return KeyRange.end(Sql.query(
                connection,
                "SELECT purchase_key FROM credit FORCE INDEX (PRIMARY) WHERE workspace_id = ? AND purchase_key > ?"
                        + " ORDER BY purchase_key LIMIT 1 OFFSET ?",
                Row::number,
                workspace.value(),
                after,
                count - 1));
    }

    public static long count(Connection connection, WorkspaceId workspace) throws SQLException {
        return Sql.query(
                        connection,
                        "SELECT COUNT(*) FROM credit WHERE workspace_id = ?",
                        Row::number,
                        workspace.value())
                .getFirst();
    }

    public static void delete(Connection connection, WorkspaceId workspace, Collection<Credit> credits)
            throws SQLException {
        Sql.batch(
                connection,
                "DELETE FROM credit WHERE workspace_id = ? AND purchase_key = ? AND touch = ? AND kind = ?",
                credits,
                (parameters, credit) -> parameters
                        .add(workspace.value())
                        .add(credit.purchaseKey())
                        .add(credit.rule().code())
                        .add(StoredCodes.of(credit.kind())));
    }

    public static void save(Connection connection, WorkspaceId workspace, Collection<Credit> credits)
            throws SQLException {
        Sql.batch(
                connection,
                """
                INSERT INTO credit (workspace_id, purchase_key, touch, kind, message_key, source_key,
                  sent_at, touched_at, strength, step, rival_step)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                ON DUPLICATE KEY UPDATE message_key = VALUES(message_key), source_key = VALUES(source_key),
                  sent_at = VALUES(sent_at), touched_at = VALUES(touched_at), strength = VALUES(strength),
                  step = VALUES(step), rival_step = VALUES(rival_step)
                """,
                credits,
                (parameters, credit) -> parameters
                        .add(workspace.value())
                        .add(credit.purchaseKey())
                        .add(credit.rule().code())
                        .add(StoredCodes.of(credit.kind()))
                        .add(credit.messageKey())
                        .add(credit.sourceKey())
                        .add(credit.sentAt())
                        .add(credit.touchedAt())
                        .add(credit.strength().code())
                        .add(credit.step())
                        .add(credit.rivalStep()));
    }

    private static Credit read(Row row) throws SQLException {
        return new Credit(
                row.number(),
                TouchRule.of(row.integer()),
                StoredCodes.kind(row.integer()),
                row.number(),
                row.number(),
                row.number(),
                row.number(),
                TouchRule.of(row.integer()),
                row.integer(),
                row.integer());
    }
}
