package io.touchstone.source.pricing;

import io.touchstone.sql.Row;
import io.touchstone.sql.SqlText;
import io.touchstone.sql.Tenant;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/** The cards of a workspace. */
final class RateCardStore {

    private static final String HEAD = "currency, effective_from, put_at, markets, prices, body_bytes";

    private static final SqlText ONE = SqlText.of("SELECT " + HEAD + ", body FROM rate_card"
            + " WHERE workspace_id = :workspace AND currency = ? AND effective_from = ?");

    private RateCardStore() {}

    /** By their currencies, then the latest begun first: as many as {@link RateCards} lets there be. */
    static List<CardHead> heads(Tenant tenant) {
        return tenant.query(
                "SELECT " + HEAD + " FROM rate_card FORCE INDEX (PRIMARY)"
                        + " WHERE workspace_id = :workspace ORDER BY currency, effective_from DESC",
                RateCardStore::head);
    }

    static Optional<CardRow> find(Tenant tenant, Currency currency, LocalDate effectiveFrom) {
        return one(tenant, ONE, currency, effectiveFrom);
    }

    /** As {@link #find}, and nobody else changes it until the transaction ends. */
    static Optional<CardRow> lock(Tenant tenant, Currency currency, LocalDate effectiveFrom) {
        return one(tenant, ONE.and(" FOR UPDATE"), currency, effectiveFrom);
    }

    private static Optional<CardRow> one(Tenant tenant, SqlText sql, Currency currency, LocalDate effectiveFrom) {
        return tenant
                .query(
                        sql,
                        row -> new CardRow(head(row), row.text()),
                        currency.getCurrencyCode(),
                        effectiveFrom.toEpochDay())
                .stream()
                .findFirst();
    }

    /** In place of the one of its currency and day, if there is one. */
    static void save(Tenant tenant, CardRow card) {
        tenant.batch(
                """
                INSERT INTO rate_card (workspace_id, currency, effective_from, put_at, markets, prices, body_bytes, body)
                VALUES (:workspace, ?, ?, ?, ?, ?, ?, ?)
                ON DUPLICATE KEY UPDATE put_at = VALUES(put_at), markets = VALUES(markets), prices = VALUES(prices),
                body_bytes = VALUES(body_bytes), body = VALUES(body)
                """,
                List.of(card),
                (parameters, row) -> parameters
                        .addId(row.head().currency().getCurrencyCode())
                        .add(row.head().effectiveFrom().toEpochDay())
                        .add(row.head().putAt().toEpochMilli())
                        .add(row.head().markets())
                        .add(row.head().prices())
                        .add(row.head().bytes())
                        .addText(row.json()));
    }

    /** Whether there was one. */
    static boolean delete(Tenant tenant, Currency currency, LocalDate effectiveFrom) {
        return tenant.update(
                        "DELETE FROM rate_card WHERE workspace_id = :workspace AND currency = ? AND effective_from = ?",
                        currency.getCurrencyCode(),
                        effectiveFrom.toEpochDay())
                > 0;
    }

    private static CardHead head(Row row) {
        return new CardHead(
                Currency.getInstance(row.text()),
                LocalDate.ofEpochDay(row.number()),
                Instant.ofEpochMilli(row.number()),
                row.integer(),
                row.integer(),
                row.integer());
    }
}
