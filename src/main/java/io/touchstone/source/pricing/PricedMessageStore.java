package io.touchstone.source.pricing;

import io.touchstone.event.Money;
import io.touchstone.source.ratecard.Price;
import io.touchstone.source.ratecard.PricedMessage;
import io.touchstone.source.ratecard.PricedStatus;
import io.touchstone.source.ratecard.SaidPrice;
import io.touchstone.sql.Parameters;
import io.touchstone.sql.Row;
import io.touchstone.sql.Sql.RowWriter;
import io.touchstone.sql.SqlText;
import io.touchstone.sql.Tenant;
import io.touchstone.time.TimeZones;
import java.time.Instant;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of messages to price them. Transactions lock what is there in the order of the ids, then what they insert, in the same
 * order.
 */
final class PricedMessageStore {

    private static final String COLUMNS = """
            message_id, connection_id, timezone,
            status_at, delivered, region, category, type, billable, model,
            said_at, changes, amount, currency, exchange_rate, why
            """;

    /** By the primary key, of however many: by another one a lock would be on all messages of the workspace. */
    private static final String SOME = "SELECT " + COLUMNS
            + " FROM priced_message FORCE INDEX (PRIMARY) WHERE workspace_id = :workspace AND message_id IN ?";

    private static final SqlText INSERT = SqlText.of("INSERT INTO priced_message (workspace_id, " + COLUMNS
            + ") VALUES (:workspace, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");

    private static final SqlText UPDATE = INSERT.and("""
             ON DUPLICATE KEY UPDATE connection_id = VALUES(connection_id), timezone = VALUES(timezone),
             status_at = VALUES(status_at), delivered = VALUES(delivered), region = VALUES(region),
             category = VALUES(category), type = VALUES(type), billable = VALUES(billable), model = VALUES(model),
             said_at = VALUES(said_at), changes = VALUES(changes), amount = VALUES(amount), currency = VALUES(currency),
             exchange_rate = VALUES(exchange_rate), why = VALUES(why)
            """);

    private static final RowWriter<KeptMessage> WRITER = PricedMessageStore::write;

    private PricedMessageStore() {}

    /** Those of some ids that are kept, by id. */
    static Map<String, KeptMessage> find(Tenant tenant, Collection<String> ids) {
        return byId(tenant.queryIn(SOME, PricedMessageStore::read, ids));
    }

    /** As {@link #find}, and nobody else changes them until the transaction ends. */
    static Map<String, KeptMessage> lock(Tenant tenant, Collection<String> ids) {
        return byId(tenant.queryIn(SOME + " ORDER BY message_id FOR UPDATE", PricedMessageStore::read, ids));
    }

    /** New ones, in the order of their ids. One that somebody else inserted meanwhile has the transaction begin again. */
    static void insert(Tenant tenant, Collection<KeptMessage> messages) {
        tenant.batch(INSERT, messages, WRITER);
    }

    /** Others that the transaction has locked. */
    static void update(Tenant tenant, Collection<KeptMessage> messages) {
        tenant.batch(UPDATE, messages, WRITER);
    }

    /**
     * A page of those whose status is of a time, in its order, ties by id.
     *
     * @param at from then on: epoch milliseconds
     * @param after of those of that very millisecond, only the ids that are greater
     * @param until exclusive
     */
    static List<KeptMessage> page(Tenant tenant, long at, String after, long until, int limit) {
        return tenant.query(
                "SELECT " + COLUMNS + " FROM priced_message FORCE INDEX (priced_message_time)"
                        + " WHERE workspace_id = :workspace AND status_at >= ? AND status_at < ?"
                        + " AND (status_at > ? OR message_id > ?) ORDER BY status_at, message_id LIMIT ?",
                PricedMessageStore::read,
                at,
                until,
                at,
                after,
                limit);
    }

    private static Map<String, KeptMessage> byId(List<KeptMessage> messages) {
        Map<String, KeptMessage> byId = new TreeMap<>();
        messages.forEach(message -> byId.put(message.id(), message));
        return byId;
    }

    private static void write(Parameters parameters, KeptMessage kept) {
        PricedStatus status = kept.message().status();
        parameters.addId(kept.id()).addId(kept.connectionId()).addId(kept.zone().getId());
        parameters
                .add(status.at().toEpochMilli())
                .add(status.delivered())
                .addId(status.region())
                .addId(status.category())
                .addId(status.type());
        if (status.billable() == null) {
            parameters.addNull();
        } else {
            parameters.add(status.billable().booleanValue());
        }
        parameters.addId(status.model());
        SaidPrice said = kept.message().said();
        if (said == null) {
            parameters.addNull().addNull().addNull().addNull().addNull();
        } else {
            parameters
                    .add(said.at().toEpochMilli())
                    .add(said.changes())
                    .add(said.money().amount())
                    .addId(said.money().currency().getCurrencyCode())
                    .add(said.money().exchangeRate());
        }
        Price.Why why = kept.message().why();
        parameters.addId(why == null ? null : why.code());
    }

    private static KeptMessage read(Row row) {
        String id = row.id();
        String connection = row.id();
        String zone = row.text();
        PricedStatus status = new PricedStatus(
                id,
                Instant.ofEpochMilli(row.number()),
                row.flag(),
                row.textOrNull(),
                row.idOrNull(),
                row.idOrNull(),
                flagOrNull(row),
                row.idOrNull());
        SaidPrice said = said(row, id);
        return new KeptMessage(connection, TimeZones.of(zone), new PricedMessage(status, said, why(row)));
    }

    private static @Nullable Boolean flagOrNull(Row row) {
        Long value = row.numberOrNull();
        return value == null ? null : (Boolean) (value != 0);
    }

    private static @Nullable SaidPrice said(Row row, String id) {
        Long at = row.numberOrNull();
        int changes = row.integer();
        var amount = row.decimal();
        String currency = row.textOrNull();
        var exchangeRate = row.decimalOrNull();
        return at == null
                ? null
                : new SaidPrice(
                        id,
                        Instant.ofEpochMilli(at),
                        changes,
                        new Money(amount, Currency.getInstance(Objects.requireNonNull(currency)), exchangeRate));
    }

    private static Price.@Nullable Why why(Row row) {
        String code = row.textOrNull();
        return code == null ? null : Price.Why.valueOf(code.toUpperCase(Locale.ROOT));
    }
}
