package io.touchstone.query.purchase;

import io.touchstone.attribution.credit.SelectMessagedBuyers;
import io.touchstone.query.purchase.PurchaseCandidates.PossiblePurchase;
import io.touchstone.sql.RowMemory;
import io.touchstone.sql.SqlText;
import io.touchstone.sql.Tenant;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;

/**
 * Whatever was bought, whenever that was, by those who got a message in some time: of any of these a message of that time may have a part.
 */
final class SelectBought {

    /** So few that all they ever bought is no crowd. */
    private static final int CONTACTS_AT_ONCE = 200;

    private static final SqlText OF_CONTACTS = SqlText.of("SELECT " + PurchaseCandidates.COLUMNS + """
            FROM purchase FORCE INDEX (purchase_contact)
            WHERE workspace_id = :workspace AND contact_key IN ? AND placed_at IS NOT NULL AND NOT cancelled AND NOT test
            """);

    private SelectBought() {}

    /**
     * Hands over those that count, some at a time, each in the order of time.
     *
     * @param question of somebody, or of whoever got a message in the period
     */
    static void forEach(Tenant tenant, PurchaseQuery question, int atOnce, Consumer<List<PossiblePurchase>> consumer) {
        Long contactKey = question.contactKey();
        if (contactKey != null) {
            of(tenant, List.of(contactKey), atOnce, consumer);
            return;
        }
        SelectMessagedBuyers.forEach(
                tenant,
                question.period().start().toEpochMilli(),
                question.period().end().toEpochMilli(),
                contactKeys -> {
                    for (int i = 0; i < contactKeys.size(); i += CONTACTS_AT_ONCE) {
                        of(
                                tenant,
                                contactKeys.subList(i, Math.min(i + CONTACTS_AT_ONCE, contactKeys.size())),
                                atOnce,
                                consumer);
                    }
                });
    }

    private static void of(
            Tenant tenant, List<Long> contactKeys, int atOnce, Consumer<List<PossiblePurchase>> consumer) {
        RowMemory.passing(() -> {
            List<PossiblePurchase> bought = tenant.query(OF_CONTACTS, PossiblePurchase::read, contactKeys);
            bought.sort(Comparator.comparingLong(possible -> possible.purchase().placedAt()));
            for (int i = 0; i < bought.size(); i += atOnce) {
                consumer.accept(bought.subList(i, Math.min(i + atOnce, bought.size())));
            }
            return true;
        });
    }
}
