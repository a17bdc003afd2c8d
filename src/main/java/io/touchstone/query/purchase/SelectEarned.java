package io.touchstone.query.purchase;

import io.touchstone.attribution.credit.Earned;
import io.touchstone.sql.SqlText;
import io.touchstone.sql.Tenant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Those that are credited to messages of a period, in the order in which these were sent. */
final class SelectEarned implements PurchaseCandidates {

    private static final SqlText SELECT = SqlText.of("SELECT STRAIGHT_JOIN " + COLUMNS + """
            , credit.sent_at, credit.message_key
            FROM credit FORCE INDEX (credit_sent)
            JOIN purchase FORCE INDEX (PRIMARY) ON purchase.workspace_id = credit.workspace_id
              AND purchase.purchase_key = credit.purchase_key
            WHERE credit.workspace_id = :workspace AND
            """ + Earned.CONDITION
            + " AND credit.sent_at >= ? AND credit.sent_at < ?");

    private record EarnedPurchase(PossiblePurchase candidate, long sentAt, long messageKey) {}

    private final PurchaseQuery question;
    private final List<Long> sourceKeys;
    private @Nullable EarnedPurchase last;

    /** @param sourceKeys of which the credit must be; none for any */
    SelectEarned(PurchaseQuery question, List<Long> sourceKeys) {
        this.question = question;
        this.sourceKeys = sourceKeys;
    }

    @Override
    public boolean areInOrder() {
        return false;
    }

    @Override
    public List<PossiblePurchase> next(Tenant tenant, int count) {
        List<Object> parameters = new ArrayList<>(Earned.parameters(question.rule()));
        parameters.add(question.period().start().toEpochMilli());
        parameters.add(question.period().end().toEpochMilli());
        SqlText sql = SELECT.and(PurchaseCandidates.in(question.states()));
        if (!sourceKeys.isEmpty()) {
            sql = sql.and(" AND credit.source_key IN ?");
            parameters.add(sourceKeys);
        }
        if (last != null) {
            sql = sql.and("""
                     AND credit.sent_at >= ? AND (credit.sent_at > ?
                       OR credit.message_key > ? OR credit.message_key = ? AND credit.purchase_key > ?)
                    """);
            parameters.addAll(List.of(
                    last.sentAt(),
                    last.sentAt(),
                    last.messageKey(),
                    last.messageKey(),
                    last.candidate().key()));
        }
        sql = sql.and(" ORDER BY credit.sent_at, credit.message_key, credit.purchase_key LIMIT ?");
        parameters.add(count);
        List<EarnedPurchase> found = tenant.query(
                sql,
                row -> new EarnedPurchase(PossiblePurchase.read(row), row.number(), row.number()),
                parameters.toArray());
        if (!found.isEmpty()) {
            last = found.getLast();
        }
        return found.stream().map(EarnedPurchase::candidate).toList();
    }
}
