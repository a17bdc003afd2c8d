package io.touchstone.attribution.credit;

import io.touchstone.attribution.journey.Credit;
import io.touchstone.attribution.journey.TouchRule;
import io.touchstone.eventlog.KeyRange;
import io.touchstone.rollup.StoredCodes;
import io.touchstone.sql.Row;
import io.touchstone.sql.Tenant;
import java.util.Collection;
import java.util.List;

/** The stored credits. */
public final class CreditStore {

    private static final String SELECT = """
            SELECT purchase_key, touch, kind, message_key, source_key, sent_at, touched_at, strength, step, rival_step
            FROM credit FORCE INDEX (PRIMARY) WHERE workspace_id = :workspace
            """;

    private CreditStore() {}

    public static List<Credit> find(Tenant tenant, Collection<Long> purchaseKeys) {
        return tenant.queryIn(SELECT + " AND purchase_key IN ?", CreditStore::read, purchaseKeys);
    }

    /** Those of the purchases in a range of keys. */
    static List<Credit> in(Tenant tenant, KeyRange span) {
        return tenant.query(
                SELECT + " AND purchase_key > ? AND purchase_key <= ?", CreditStore::read, span.after(), span.to());
    }

    /** Of the {@code count}th credit after those of a purchase, its purchase; {@link KeyRange#LAST} when there are not so many. */
    static long key(Tenant tenant, long after, int count) {
        return KeyRange.end(tenant.query(
                "SELECT purchase_key FROM credit FORCE INDEX (PRIMARY) WHERE workspace_id = :workspace AND purchase_key > ?"
                        + " ORDER BY purchase_key LIMIT 1 OFFSET ?",
                Row::number,
                after,
                count - 1));
    }

    public static long count(Tenant tenant) {
        return tenant.query("SELECT COUNT(*) FROM credit WHERE workspace_id = :workspace", Row::number)
                .getFirst();
    }

    public static void delete(Tenant tenant, Collection<Credit> credits) {
        tenant.batch(
                "DELETE FROM credit WHERE workspace_id = :workspace AND purchase_key = ? AND touch = ? AND kind = ?",
                credits,
                (parameters, credit) -> parameters
                        .add(credit.purchaseKey())
                        .add(credit.rule().code())
                        .add(StoredCodes.of(credit.kind())));
    }

    public static void save(Tenant tenant, Collection<Credit> credits) {
        tenant.batch(
                """
                INSERT INTO credit (workspace_id, purchase_key, touch, kind, message_key, source_key,
                  sent_at, touched_at, strength, step, rival_step)
                VALUES (:workspace, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                ON DUPLICATE KEY UPDATE message_key = VALUES(message_key), source_key = VALUES(source_key),
                  sent_at = VALUES(sent_at), touched_at = VALUES(touched_at), strength = VALUES(strength),
                  step = VALUES(step), rival_step = VALUES(rival_step)
                """,
                credits,
                (parameters, credit) -> parameters
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

    private static Credit read(Row row) {
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
