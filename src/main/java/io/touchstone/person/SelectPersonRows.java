package io.touchstone.person;

import io.touchstone.attribution.journey.TouchRule;
import io.touchstone.event.Identity.IdentityKind;
import io.touchstone.event.SourceKind;
import io.touchstone.eventlog.KeyDictionary.IdKind;
import io.touchstone.person.PersonDocument.KnownAs;
import io.touchstone.person.PersonDocument.KnownMessage;
import io.touchstone.person.PersonDocument.PriceOf;
import io.touchstone.person.PersonDocument.SaidOf;
import io.touchstone.sql.Row;
import io.touchstone.sql.Tenant;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads what is stored of the contacts that are one person. */
final class SelectPersonRows {

    record IdentityRow(long key, KnownAs identity) {}

    record PersonMessageRow(long key, KnownMessage message) {}

    record PersonTouch(long messageKey, Instant at, TouchRule strength) {}

    record BoughtRow(
            long key,
            String id,
            @Nullable String orderName,
            @Nullable Instant placedAt,
            @Nullable BigDecimal amount,
            BigDecimal refunded,
            boolean test,
            boolean cancelled) {}

    record CreditLine(long purchaseKey, TouchRule rule, SourceKind kind, long messageKey, Instant touchedAt) {}

    private SelectPersonRows() {}

    static List<IdentityRow> identities(Tenant tenant, Collection<Long> contactKeys, int most) {
        return tenant.query(
                """
                SELECT identity_key, kind, COALESCE(spelling, value), first_named_at
                FROM identity FORCE INDEX (identity_contact)
                WHERE workspace_id = :workspace AND contact_key IN ? LIMIT ?
                """,
                row -> new IdentityRow(
                        row.number(), new KnownAs(kind(row.integer()), row.id(), Instant.ofEpochMilli(row.number()))),
                contactKeys,
                most);
    }

    static Set<SaidOf> said(Tenant tenant, Collection<Long> identityKeys) {
        return new LinkedHashSet<>(tenant.queryIn(
                "SELECT name, email, COALESCE(phone, same_as_phone) FROM event_attribute"
                        + " WHERE workspace_id = :workspace AND identity_key IN ? ORDER BY identity_key, event_key",
                row -> new SaidOf(row.textOrNull(), row.textOrNull(), row.textOrNull()),
                identityKeys));
    }

    /** As {@link #said}: the last name and address that identities keep. */
    static Set<SaidOf> kept(Tenant tenant, Collection<Long> identityKeys) {
        return new LinkedHashSet<>(tenant.queryIn(
                "SELECT name, email FROM identity FORCE INDEX (PRIMARY)"
                        + " WHERE workspace_id = :workspace AND (name IS NOT NULL OR email IS NOT NULL) AND identity_key IN ?",
                row -> new SaidOf(row.textOrNull(), row.textOrNull(), null),
                identityKeys));
    }

    static List<PersonMessageRow> messages(Tenant tenant, Collection<Long> contactKeys, int most) {
        return tenant.query("""
                SELECT message_key, message.id, campaign_id, flow_id, node_id, template, category, ref,
                       sent_at, delivered_at, read_at, failed_at, failure_code, opted_out OR answer_opted_out, cost
                FROM message FORCE INDEX (message_contact_sent)
                LEFT JOIN source ON source.workspace_id = message.workspace_id AND source.source_key = message.source_key
                WHERE message.workspace_id = :workspace AND contact_key IN ? LIMIT ?
                """, SelectPersonRows::message, contactKeys, most);
    }

    static List<PersonTouch> touches(Tenant tenant, Collection<Long> contactKeys) {
        return tenant.queryIn(
                "SELECT message_key, touched_at, strength FROM touch FORCE INDEX (PRIMARY)"
                        + " WHERE workspace_id = :workspace AND contact_key IN ?",
                row -> new PersonTouch(row.number(), Instant.ofEpochMilli(row.number()), TouchRule.of(row.integer())),
                contactKeys);
    }

    static List<BoughtRow> purchases(Tenant tenant, Collection<Long> contactKeys, int most) {
        return tenant.query(
                """
                SELECT purchase_key, id, order_name, placed_at, amount, refunded, test, cancelled
                FROM purchase FORCE INDEX (purchase_contact)
                WHERE workspace_id = :workspace AND contact_key IN ? LIMIT ?
                """,
                row -> new BoughtRow(
                        row.number(),
                        row.id(),
                        row.textOrNull(),
                        instant(row),
                        row.decimalOrNull(),
                        row.decimal(),
                        row.flag(),
                        row.flag()),
                contactKeys,
                most);
    }

    static List<CreditLine> credits(Tenant tenant, Collection<Long> purchaseKeys) {
        return tenant.queryIn(
                "SELECT purchase_key, touch, kind, message_key, touched_at FROM credit FORCE INDEX (PRIMARY)"
                        + " WHERE workspace_id = :workspace AND purchase_key IN ?",
                row -> new CreditLine(
                        row.number(),
                        TouchRule.of(row.integer()),
                        row.integer() == 1 ? SourceKind.CAMPAIGN : SourceKind.FLOW,
                        row.number(),
                        Instant.ofEpochMilli(row.number())),
                purchaseKeys);
    }

    static List<PriceOf> prices(Tenant tenant, Collection<String> messageIds) {
        return tenant.queryIn(
                """
                SELECT message_id, connection_id, status_at, region, category, type, amount, currency
                FROM priced_message FORCE INDEX (PRIMARY) WHERE workspace_id = :workspace AND message_id IN ?
                """,
                row -> new PriceOf(
                        row.id(),
                        row.id(),
                        Instant.ofEpochMilli(row.number()),
                        row.textOrNull(),
                        row.idOrNull(),
                        row.idOrNull(),
                        row.decimalOrNull(),
                        row.textOrNull()),
                messageIds);
    }

    private static PersonMessageRow message(Row row) {
        long key = row.number();
        return new PersonMessageRow(
                key,
                new KnownMessage(
                        row.id(),
                        row.idOrNull(),
                        row.idOrNull(),
                        row.idOrNull(),
                        row.idOrNull(),
                        row.idOrNull(),
                        row.idOrNull(),
                        instant(row),
                        instant(row),
                        instant(row),
                        instant(row),
                        row.textOrNull(),
                        row.flag(),
                        row.decimalOrNull()));
    }

    private static @Nullable Instant instant(Row row) {
        Long at = row.numberOrNull();
        return at == null ? null : Instant.ofEpochMilli(at);
    }

    private static String kind(int code) {
        for (IdentityKind kind : IdentityKind.values()) {
            if (IdKind.of(kind).code() == code) {
                return kind.name().toLowerCase(Locale.ROOT);
            }
        }
        throw new IllegalStateException("no identity has the code " + code);
    }
}
