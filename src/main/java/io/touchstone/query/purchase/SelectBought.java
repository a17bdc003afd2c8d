package io.touchstone.query.purchase;

import io.touchstone.attribution.credit.SelectMessagedBuyers;
import io.touchstone.eventlog.KeyRange;
import io.touchstone.query.purchase.PurchaseCandidates.PossiblePurchase;
import io.touchstone.sql.RowMemory;
import io.touchstone.sql.SqlText;
import io.touchstone.sql.Tenant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Whatever was bought, whenever that was, by those who got a message in some time: of any of these a message of that time may have a part.
 */
final class SelectBought {

    /** So few that all they ever bought is hardly ever a crowd. */
    private static final int CONTACTS_AT_ONCE = 200;

    /** What they bought is held together where it is less than so many times what is handed over at once. */
    private static final int CHUNKS = 10;

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
            ofContact(tenant, contactKey, atOnce, consumer);
            return;
        }
        SelectMessagedBuyers.forEach(
                tenant,
                question.period().start().toEpochMilli(),
                question.period().end().toEpochMilli(),
                contactKeys -> {
                    for (int i = 0; i < contactKeys.size(); i += CONTACTS_AT_ONCE) {
                        List<Long> some = contactKeys.subList(i, Math.min(i + CONTACTS_AT_ONCE, contactKeys.size()));
                        if (!of(tenant, some, atOnce, consumer)) {
                            some.forEach(one -> ofContact(tenant, one, atOnce, consumer));
                        }
                    }
                });
    }

    /** @return false where that is too much at once: nothing is handed over then */
    private static boolean of(
            Tenant tenant, List<Long> contactKeys, int atOnce, Consumer<List<PossiblePurchase>> consumer) {
        int most = CHUNKS * atOnce;
        return RowMemory.passing(() -> {
            List<PossiblePurchase> bought =
                    tenant.query(OF_CONTACTS.and(" LIMIT ?"), PossiblePurchase::read, contactKeys, most);
            if (bought.size() == most) {
                return false;
            }
            bought.sort(Comparator.comparingLong(possible -> possible.purchase().placedAt()));
            for (int i = 0; i < bought.size(); i += atOnce) {
                consumer.accept(bought.subList(i, Math.min(i + atOnce, bought.size())));
            }
            return true;
        });
    }

    /** Where the last page ended. */
    private record LastBought(long placedAt, long key) {}

    private static void ofContact(
            Tenant tenant, long contactKey, int atOnce, Consumer<List<PossiblePurchase>> consumer) {
        LastBought last = new LastBought(0, KeyRange.BEFORE_FIRST);
        boolean more = true;
        while (more) {
            LastBought before = last;
            Optional<LastBought> end = RowMemory.passing(() -> {
                List<PossiblePurchase> bought = tenant.query(
                        OF_CONTACTS.and("""
                                 AND placed_at >= ? AND (placed_at > ? OR purchase_key > ?)
                                ORDER BY placed_at, purchase_key LIMIT ?
                                """),
                        PossiblePurchase::read,
                        List.of(contactKey),
                        before.placedAt(),
                        before.placedAt(),
                        before.key(),
                        atOnce);
                consumer.accept(bought);
                return bought.size() < atOnce
                        ? Optional.empty()
                        : Optional.of(new LastBought(
                                bought.getLast().purchase().placedAt(),
                                bought.getLast().key()));
            });
            last = end.orElse(before);
            more = end.isPresent();
        }
    }
}
