package io.touchstone.source.hook;

import io.touchstone.source.setup.ConnectionId;
import io.touchstone.sql.Row;
import io.touchstone.sql.Tenant;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/** Keeps the last deliveries of each connection. */
final class DeliveryStore {

    private DeliveryStore() {}

    static void insert(Tenant tenant, ConnectionId connection, Collection<Delivery> deliveries, DeliveryJson json) {
        tenant.batch(
                """
                INSERT INTO delivery (workspace_id, connection_id, received_at, serial, kind, bytes, replayed,
                       accepted, duplicates, rejected, ignored, parts)
                VALUES (:workspace, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                deliveries,
                (parameters, delivery) -> parameters
                        .add(connection.value())
                        .add(delivery.receivedAt().toEpochMilli())
                        .add(ThreadLocalRandom.current().nextLong(1, Long.MAX_VALUE))
                        .addText(delivery.kind())
                        .add(delivery.bytes())
                        .add(delivery.replayed())
                        .add(delivery.counts().accepted())
                        .add(delivery.counts().duplicates())
                        .add(delivery.counts().rejected())
                        .add(delivery.counts().ignored())
                        .addText(json.write(delivery.parts())));
    }

    /** Newest first. @param from epoch milliseconds: none before it */
    static List<StoredDelivery> find(
            Tenant tenant, ConnectionId connection, long from, DeliveryPosition after, int count) {
        return tenant.query(
                """
                SELECT received_at, serial, kind, bytes, replayed, accepted, duplicates, rejected, ignored, parts
                  FROM delivery
                 WHERE workspace_id = :workspace AND connection_id = ? AND received_at BETWEEN ? AND ?
                   AND (received_at < ? OR serial < ?)
                 ORDER BY received_at DESC, serial DESC LIMIT ?
                """,
                DeliveryStore::read,
                connection.value(),
                from,
                after.receivedAt(),
                after.receivedAt(),
                after.serial(),
                count);
    }

    private static StoredDelivery read(Row row) {
        return new StoredDelivery(
                Instant.ofEpochMilli(row.number()),
                row.number(),
                row.ascii(),
                row.integer(),
                row.flag(),
                new DeliveryCounts(row.integer(), row.integer(), row.integer(), row.integer()),
                row.text());
    }

    /** Deletes those that are too many, or came before the given time. */
    static void sweep(Tenant tenant, ConnectionId connection, Instant before) {
        tenant.query("""
                        SELECT received_at FROM delivery
                         WHERE workspace_id = :workspace AND connection_id = ?
                         ORDER BY received_at DESC, serial DESC LIMIT 1 OFFSET ?
                        """, Row::number, connection.value(), DeliveryLog.KEPT).stream()
                .findFirst()
                .ifPresent(oldest -> deleteUntil(tenant, connection, oldest));
        deleteUntil(tenant, connection, before.toEpochMilli());
    }

    private static void deleteUntil(Tenant tenant, ConnectionId connection, long receivedAt) {
        tenant.update(
                "DELETE FROM delivery WHERE workspace_id = :workspace AND connection_id = ? AND received_at <= ?",
                connection.value(),
                receivedAt);
    }

    /** Of a connection that is gone. */
    static void deleteAll(Tenant tenant, ConnectionId connection) {
        deleteUntil(tenant, connection, Long.MAX_VALUE);
    }
}
