package io.touchstone.facts.purchase;

import io.touchstone.attribution.journey.KeptJourney;
import io.touchstone.eventlog.KeyDictionary;
import io.touchstone.eventlog.KeyDictionary.IdKind;
import io.touchstone.eventlog.KeyRange;
import io.touchstone.facts.purchase.Purchase.Placement;
import io.touchstone.sql.Row;
import io.touchstone.sql.Tenant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The facts of purchases. */
public final class PurchaseStore {

    private static final String COLUMNS = """
            purchase_key, id, placed_at, contact_key, order_name, test, amount, refunded, cancelled
            """;

    private static final String ALL_COLUMNS = COLUMNS + ", frozen";

    /**
     * What credits need to know of a purchase.
     *
     * @param contactKey null of an order of nobody, which earns nothing a credit
     * @param at when it was placed, epoch milliseconds
     * @param counts as {@link Purchase#isCounted}
     */
    public record Placed(long key, @Nullable Long contactKey, long at, boolean counts) {

        /** Nothing until {@code purchase.placed} is known. */
        public static Optional<Placed> of(Purchase purchase) {
            return Optional.ofNullable(purchase.placement())
                    .map(placement ->
                            new Placed(purchase.key(), placement.contactKey(), placement.at(), purchase.isCounted()));
        }

        /** Of an order of somebody. */
        public long buyer() {
            return Objects.requireNonNull(contactKey);
        }
    }

    /**
     * What led to a purchase.
     *
     * @param journey empty where that is not kept
     */
    public record PurchaseJourney(long key, String id, Optional<KeptJourney> journey) {}

    private PurchaseStore() {}

    /** The purchase that events name so, whether or not it counts. */
    public static Optional<Purchase> find(Tenant tenant, String id) {
        KeyDictionary keys = KeyDictionary.find(tenant, Map.of(IdKind.PURCHASE, List.of(id)));
        return keys.has(IdKind.PURCHASE, id)
                ? find(tenant, List.of(keys.key(IdKind.PURCHASE, id))).stream().findFirst()
                : Optional.empty();
    }

    public static List<Purchase> find(Tenant tenant, Collection<Long> keys) {
        return tenant.queryIn(
                "SELECT " + ALL_COLUMNS + " FROM purchase WHERE workspace_id = :workspace AND purchase_key IN ?",
                PurchaseStore::read,
                keys);
    }

    /** The purchases that some contacts placed between two instants, both inclusive, in epoch milliseconds. */
    public static List<Purchase> placedBy(Tenant tenant, Collection<Long> contactKeys, long from, long to) {
        return tenant
                .queryIn( // Of an index that it has to take, the server does not ask how many rows each contact has:
                        // half of the
                        // work.
                        "SELECT " + ALL_COLUMNS + " FROM purchase FORCE INDEX (purchase_contact)"
                                + " WHERE workspace_id = :workspace AND placed_at >= ? AND placed_at <= ? AND contact_key IN ?",
                        PurchaseStore::read,
                        contactKeys,
                        from,
                        to);
    }

    /** Those in a range of keys, in the order of their keys. */
    public static List<Purchase> in(Tenant tenant, KeyRange span) {
        return tenant.query(
                "SELECT " + ALL_COLUMNS + " FROM purchase FORCE INDEX (PRIMARY)"
                        + " WHERE workspace_id = :workspace AND purchase_key > ? AND purchase_key <= ? ORDER BY purchase_key",
                PurchaseStore::read,
                span.after(),
                span.to());
    }

    /** What credits need of those in a range of keys, in the order of their keys. */
    public static List<Placed> placedIn(Tenant tenant, KeyRange span) {
        return tenant.query(
                "SELECT purchase_key, contact_key, placed_at, placed_at IS NOT NULL AND NOT test AND NOT cancelled"
                        + " FROM purchase FORCE INDEX (PRIMARY)"
                        + " WHERE workspace_id = :workspace AND purchase_key > ? AND purchase_key <= ? ORDER BY purchase_key",
                row -> new Placed(row.number(), row.numberOrNull(), row.number(), row.flag()),
                span.after(),
                span.to());
    }

    /** The journeys that are kept with those in a range of keys, by key. */
    public static Map<Long, Optional<KeptJourney>> journeysIn(Tenant tenant, KeyRange span) {
        Map<Long, Optional<KeptJourney>> journeys = new HashMap<>();
        tenant.query(
                "SELECT purchase_key, journey FROM purchase FORCE INDEX (PRIMARY)"
                        + " WHERE workspace_id = :workspace AND purchase_key > ? AND purchase_key <= ?",
                row -> journeys.put(
                        row.number(), Optional.ofNullable(row.bytesOrNull()).map(KeptJourney::new)),
                span.after(),
                span.to());
        return journeys;
    }

    /** The earliest and the latest placement, in epoch milliseconds; nothing where there is none. */
    public static List<Long> placedRange(Tenant tenant) {
        return tenant.query("""
                (SELECT placed_at FROM purchase FORCE INDEX (purchase_placed)
                 WHERE workspace_id = :workspace AND placed_at IS NOT NULL ORDER BY placed_at LIMIT 1)
                UNION ALL
                (SELECT placed_at FROM purchase FORCE INDEX (purchase_placed)
                 WHERE workspace_id = :workspace AND placed_at IS NOT NULL ORDER BY placed_at DESC LIMIT 1)
                """, Row::number);
    }

    /** The key of the {@code count}th after the given one; {@link KeyRange#LAST} when there are not so many. */
    public static long key(Tenant tenant, long after, int count) {
        return KeyRange.end(
                tenant.query( // Not an index of something else that has the keys, too: that would have to be sorted.
                        "SELECT purchase_key FROM purchase FORCE INDEX (PRIMARY) WHERE workspace_id = :workspace AND purchase_key > ?"
                                + " ORDER BY purchase_key LIMIT 1 OFFSET ?",
                        Row::number,
                        after,
                        count - 1));
    }

    /** Writes whole rows, but for journeys; the caller holds the locks of these purchases and of their contacts. */
    public static void save(Tenant tenant, Collection<Purchase> purchases) {
        tenant.batch(
                "INSERT INTO purchase (" + COLUMNS + ", workspace_id)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, :workspace)" + """
                         ON DUPLICATE KEY UPDATE
                          placed_at = VALUES(placed_at), contact_key = VALUES(contact_key),
                          order_name = VALUES(order_name), test = VALUES(test),
                          amount = VALUES(amount), refunded = VALUES(refunded), cancelled = VALUES(cancelled)
                        """,
                purchases,
                (parameters, purchase) -> {
                    Placement placement = purchase.placement();
                    parameters
                            .add(purchase.key())
                            .addId(purchase.id())
                            .add(placement == null ? null : (Long) placement.at())
                            .add(purchase.contactKey())
                            .addText(placement == null ? null : placement.orderName())
                            .add(placement != null && placement.test())
                            .add(purchase.amount())
                            .add(purchase.refunded())
                            .add(purchase.cancelled());
                });
    }

    /** The events about some purchases go; the caller holds the locks of these. */
    public static void freeze(Tenant tenant, Collection<Long> keys) {
        tenant.batch(
                "UPDATE purchase SET frozen = TRUE WHERE workspace_id = :workspace AND purchase_key = ?",
                keys,
                (parameters, key) -> parameters.add(key));
    }

    /** Keeps the journeys of some that are stored, in the place of others; the caller holds the locks of their contacts. */
    public static void saveJourneys(Tenant tenant, Collection<PurchaseJourney> journeys) {
        tenant.batch(
                """
                INSERT INTO purchase (workspace_id, purchase_key, id, journey) VALUES (:workspace, ?, ?, ?)
                ON DUPLICATE KEY UPDATE journey = VALUES(journey)
                """,
                journeys,
                (parameters, kept) -> parameters
                        .add(kept.key())
                        .addId(kept.id())
                        .addBytes(kept.journey().map(KeptJourney::bytes).orElse(null)));
    }

    /** Gives those of some contacts to others: from, to. The caller holds the locks of both. */
    public static void merge(Tenant tenant, Map<Long, Long> contacts) {
        tenant.batch(
                "UPDATE purchase SET contact_key = ? WHERE workspace_id = :workspace AND contact_key = ?",
                contacts.entrySet(),
                (parameters, merge) -> parameters.add(merge.getValue()).add(merge.getKey()));
    }

    private static Purchase read(Row row) {
        return new Purchase(
                row.number(),
                row.id(),
                placement(row.numberOrNull(), row.numberOrNull(), row.textOrNull(), row.flag()),
                row.decimal(),
                row.decimal(),
                row.flag(),
                row.flag());
    }

    private static @Nullable Placement placement(
            @Nullable Long placedAt, @Nullable Long contactKey, @Nullable String orderName, boolean test) {
        return placedAt == null ? null : new Placement(placedAt, contactKey, orderName, test);
    }
}
