package io.touchstone.query.purchase;

import io.touchstone.attribution.credit.Earned;
import io.touchstone.query.purchase.PurchaseOrder.PurchasePosition;
import io.touchstone.sql.SqlText;
import io.touchstone.sql.Tenant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** In the order of time: those of a period, or those of a contact. See {@code sql/RATIONALE.md} for the index that is named. */
final class SelectPlaced implements PurchaseCandidates {

    private static final SqlText OF_A_PERIOD =
            SqlText.of("SELECT STRAIGHT_JOIN " + COLUMNS + " FROM purchase FORCE INDEX (purchase_placed)");

    private static final SqlText OF_A_CONTACT =
            SqlText.of("SELECT STRAIGHT_JOIN " + COLUMNS + " FROM purchase FORCE INDEX (purchase_contact)");

    private static final String CREDIT = """
            JOIN credit FORCE INDEX (PRIMARY) ON credit.workspace_id = purchase.workspace_id
              AND credit.purchase_key = purchase.purchase_key AND
            """ + Earned.CONDITION;

    private final PurchaseQuery question;
    private final List<Long> sourceKeys;

    /** Where to go on; null at the beginning. */
    private @Nullable PurchasePosition last;

    /** @param sourceKeys of which the credit must be; none for any */
    SelectPlaced(PurchaseQuery question, List<Long> sourceKeys) {
        this.question = question;
        this.sourceKeys = sourceKeys;
        this.last = areInOrder() ? question.after() : null;
    }

    @Override
    public boolean areInOrder() {
        return question.order().isInTime();
    }

    private boolean isDescending() {
        return !areInOrder() || question.order().descending();
    }

    @Override
    public List<PossiblePurchase> next(Tenant tenant, int count) {
        List<Object> parameters = new ArrayList<>();
        SqlText sql = question.contactKey() == null ? OF_A_PERIOD : OF_A_CONTACT;
        if (question.needsCredit()) {
            sql = sql.and(" " + CREDIT);
            parameters.addAll(Earned.parameters(question.rule()));
        } else if (question.attributed() != null) {
            sql = sql.and(" LEFT " + CREDIT);
            parameters.addAll(Earned.parameters(question.rule()));
        }
        sql = sql.and(" WHERE purchase.workspace_id = :workspace").and(PurchaseCandidates.in(question.states()));
        if (!question.needsCredit() && question.attributed() != null) {
            sql = sql.and(" AND credit.touch IS NULL");
        }
        if (question.isBySending()) {
            sql = sql.and(" AND credit.sent_at >= ? AND credit.sent_at < ?");
        } else {
            sql = sql.and(" AND placed_at >= ? AND placed_at < ?");
        }
        parameters.add(question.period().start().toEpochMilli());
        parameters.add(question.period().end().toEpochMilli());
        if (!sourceKeys.isEmpty()) {
            sql = sql.and(" AND credit.source_key IN ?");
            parameters.add(sourceKeys);
        }
        if (question.contactKey() != null) {
            sql = sql.and(" AND purchase.contact_key = ?");
            parameters.add(question.contactKey());
        }
        if (last != null) {
            sql = sql.and(
                    isDescending()
                            ? " AND placed_at <= ? AND (placed_at < ? OR purchase.id < ?)"
                            : " AND placed_at >= ? AND (placed_at > ? OR purchase.id > ?)");
            long at = last.value().longValueExact();
            parameters.addAll(List.of(at, at, last.id()));
        }
        sql = sql.and(
                isDescending()
                        ? " ORDER BY placed_at DESC, purchase.id DESC LIMIT ?"
                        : " ORDER BY placed_at, purchase.id LIMIT ?");
        parameters.add(count);
        List<PossiblePurchase> found = tenant.query(sql, PossiblePurchase::read, parameters.toArray());
        if (!found.isEmpty()) {
            last = PurchaseOrder.NEWEST_FIRST.position(found.getLast().purchase());
        }
        return found;
    }
}
