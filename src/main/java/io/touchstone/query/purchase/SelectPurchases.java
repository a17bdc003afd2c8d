package io.touchstone.query.purchase;

import io.touchstone.attribution.credit.Earned;
import io.touchstone.attribution.journey.Touch;
import io.touchstone.attribution.journey.TouchRule;
import io.touchstone.facts.message.KnownSource;
import io.touchstone.facts.message.SourceStore;
import io.touchstone.query.purchase.PurchaseQuery.PurchasePosition;
import io.touchstone.rollup.StoredCodes;
import io.touchstone.sql.Row;
import io.touchstone.sql.SqlText;
import io.touchstone.sql.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Reads purchases with the stored credit that earns each under the asked rule. */
@ApplicationScoped
public class SelectPurchases implements PurchaseAnswers {

    /** Purchase by purchase from the newest on, or those of a contact: see {@code sql/RATIONALE.md}. */
    private static final SqlText FROM_THE_NEWEST = select(SqlText.of("purchase_placed"));

    private static final SqlText OF_A_CONTACT = select(SqlText.of("purchase_contact"));

    private static SqlText select(SqlText index) {
        return SqlText.of("""
                        SELECT STRAIGHT_JOIN
                               purchase.id, order_name, purchase.contact_key, placed_at, amount, LEAST(refunded, amount),
                               credit.message_key, touched_at, strength, message.id, credit.sent_at, credit.source_key, kind
                        FROM purchase FORCE INDEX (
                        """).and(index).and("""
                        )
                        LEFT JOIN credit ON credit.workspace_id = purchase.workspace_id
                          AND credit.purchase_key = purchase.purchase_key AND
                        """ + Earned.CONDITION + """
                        LEFT JOIN message ON message.workspace_id = credit.workspace_id
                          AND message.message_key = credit.message_key
                        WHERE purchase.workspace_id = :workspace AND NOT cancelled AND NOT test
                          AND placed_at >= ? AND placed_at < ?
                        """);
    }

    @Override
    public List<CreditedPurchase> find(Tenant tenant, PurchaseQuery question) {
        Map<Long, KnownSource> sources = SourceStore.all(tenant);
        List<Object> parameters = new ArrayList<>(Earned.parameters(question.rule()));
        parameters.add(question.period().start().toEpochMilli());
        parameters.add(question.period().end().toEpochMilli());
        SqlText sql = question.contactKey() == null ? FROM_THE_NEWEST : OF_A_CONTACT;
        if (question.attributed() != null) {
            sql = sql.and(question.attributed() ? " AND touch IS NOT NULL" : " AND touch IS NULL");
        }
        if (!question.filter().isEmpty()) {
            List<Long> accepted = sources.values().stream()
                    .filter(known -> question.filter().accepts(known.source()))
                    .map(KnownSource::key)
                    .toList();
            if (accepted.isEmpty()) {
                return List.of();
            }
            sql = sql.and(" AND credit.source_key IN ?");
            parameters.add(accepted);
        }
        if (question.contactKey() != null) {
            sql = sql.and(" AND purchase.contact_key = ?");
            parameters.add(question.contactKey());
        }
        PurchasePosition after = question.after();
        if (after != null) {
            sql = sql.and(" AND placed_at <= ? AND (placed_at < ? OR purchase.id < ?)");
            parameters.addAll(List.of(after.placedAt(), after.placedAt(), after.id()));
        }
        sql = sql.and(" ORDER BY placed_at DESC, purchase.id DESC LIMIT ?");
        parameters.add(question.count());
        return tenant.query(sql, row -> read(row, sources), parameters.toArray());
    }

    private static CreditedPurchase read(Row row, Map<Long, KnownSource> sources) {
        CountedPurchase purchase = CountedPurchase.read(row);
        Long messageKey = row.numberOrNull();
        if (messageKey == null) {
            return new CreditedPurchase(purchase, null, null);
        }
        long touchedAt = row.number();
        int strength = row.integer();
        String messageId = row.id();
        long sentAt = row.number();
        KnownSource source = Objects.requireNonNull(sources.get(row.number()));
        Touch credit = new Touch(
                touchedAt,
                TouchRule.of(strength),
                messageKey,
                messageId,
                sentAt,
                source.key(),
                StoredCodes.kind(row.integer()));
        return new CreditedPurchase(purchase, credit, source.source());
    }
}
