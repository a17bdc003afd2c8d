package io.touchstone.query.intake;

import io.touchstone.query.intake.IntakeStatus.MessagesOfCategory;
import io.touchstone.query.intake.IntakeStatus.MessagesWithoutSource;
import io.touchstone.query.intake.IntakeStatus.PurchasesWithoutMessage;
import io.touchstone.sql.Tenant;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/** Reads what was taken and counts nowhere, or looks as if it counted for somebody else. */
final class SelectUncounted {

    /** More are not told apart from as many: whoever has them has a source missing altogether. */
    static final int MOST_MESSAGES = 100_000;

    /** A phone, an e-mail and an id in each of three shops are nine. */
    static final int MANY_IDENTITIES = 10;

    static final int MOST_CONTACTS = 20;

    /** @param identities how many this contact has */
    record CrowdedContact(long key, long identities) {}

    private SelectUncounted() {}

    static MessagesWithoutSource messages(Tenant tenant, Instant since) {
        List<MessagesOfCategory> found = tenant.query(
                """
                SELECT priced_message.category, COUNT(*)
                  FROM (SELECT workspace_id, id FROM message FORCE INDEX (message_sent)
                         WHERE workspace_id = :workspace AND sent_at IS NULL
                           AND (delivered_at >= ? OR failed_at >= ?)
                         LIMIT ?) AS known
                  LEFT JOIN priced_message ON priced_message.workspace_id = known.workspace_id
                   AND priced_message.message_id = known.id
                 GROUP BY priced_message.category
                """,
                row -> new MessagesOfCategory(row.idOrNull(), row.number()),
                since.toEpochMilli(),
                since.toEpochMilli(),
                MOST_MESSAGES);
        long count = found.stream().mapToLong(MessagesOfCategory::count).sum();
        return new MessagesWithoutSource(
                count,
                count == MOST_MESSAGES,
                found.stream()
                        .sorted(Comparator.comparingLong(MessagesOfCategory::count)
                                .reversed()
                                .thenComparing(line -> String.valueOf(line.category())))
                        .toList());
    }

    static PurchasesWithoutMessage purchases(Tenant tenant, Instant since) {
        return tenant.query("""
                        SELECT COALESCE(SUM(NOT EXISTS (
                                 SELECT 1 FROM message WHERE message.workspace_id = purchase.workspace_id
                                    AND message.contact_key = purchase.contact_key)), 0),
                               COUNT(*)
                          FROM purchase
                         WHERE purchase.workspace_id = :workspace AND placed_at >= ? AND NOT test AND NOT cancelled
                        """, row -> new PurchasesWithoutMessage(row.number(), row.number()), since.toEpochMilli())
                .getFirst();
    }

    /** Those with most identities. */
    static List<CrowdedContact> contacts(Tenant tenant) {
        return tenant.query("""
                SELECT contact_key, COUNT(*) AS identities FROM identity
                 WHERE workspace_id = :workspace
                 GROUP BY contact_key HAVING COUNT(*) >= ?
                 ORDER BY identities DESC, contact_key LIMIT ?
                """, row -> new CrowdedContact(row.number(), row.number()), MANY_IDENTITIES, MOST_CONTACTS);
    }
}
