package io.touchstone.eventlog;

import io.touchstone.event.Money;
import io.touchstone.event.Stamp;
import io.touchstone.eventlog.StoredEvent.Amount;
import io.touchstone.eventlog.StoredEvent.Detail;
import io.touchstone.sql.Parameters;
import io.touchstone.sql.Row;
import io.touchstone.sql.Sql;
import io.touchstone.workspace.WorkspaceId;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads and appends stored events. */
public final class EventLog {

    private static final String PLAIN_COLUMNS = """
            subject_key, event_key, id, type, occurred_at,
            contact_id_key, contact_phone_key, contact_whatsapp_key, source_key, machine
            """;

    private static final String COLUMNS = PLAIN_COLUMNS + """
            , same_as_id_key, same_as_phone_key, same_as_whatsapp_key,
            amount, currency, exchange_rate, workspace_amount, estimated, test,
            code, reason, button, url, order_name
            """;

    private EventLog() {}

    /** Which of these ids have been used by an accepted event. */
    public static Set<String> knownIds(Connection connection, WorkspaceId workspace, Collection<String> ids)
            throws SQLException {
        return new HashSet<>(Sql.queryIn(
                connection,
                "SELECT id FROM event WHERE workspace_id = ? AND id IN ?",
                Row::id,
                ids,
                workspace.value()));
    }

    /**
     * Fails with a duplicate key when another transaction used one of the ids meanwhile. Most events fill few columns: naming
     * no others spares the server a third of the work.
     */
    public static void append(Connection connection, WorkspaceId workspace, Collection<StoredEvent> events)
            throws SQLException {
        List<StoredEvent> plain = events.stream().filter(StoredEvent::isPlain).toList();
        List<StoredEvent> others =
                events.stream().filter(event -> !event.isPlain()).toList();
        Sql.batch(
                connection,
                "INSERT INTO event (workspace_id, " + PLAIN_COLUMNS + ") VALUES (" + "?, ".repeat(10) + "?)",
                plain,
                (parameters, event) -> addPlain(parameters, workspace, event));
        Sql.batch(
                connection,
                "INSERT INTO event (workspace_id, " + COLUMNS + ") VALUES (" + "?, ".repeat(24) + "?)",
                others,
                (parameters, event) -> {
                    addPlain(parameters, workspace, event);
                    addOthers(parameters, event);
                });
    }

    private static void addPlain(Parameters parameters, WorkspaceId workspace, StoredEvent event) {
        parameters
                .add(workspace.value())
                .add(event.subjectKey())
                .add(event.key())
                .addId(event.stamp().eventId())
                .add(event.type().code())
                .add(event.occurredAt())
                .add(event.contact().id())
                .add(event.contact().phone())
                .add(event.contact().whatsappUserId())
                .add(event.sourceKey())
                .add(event.machine());
    }

    private static void addOthers(Parameters parameters, StoredEvent event) {
        Amount amount = event.amount();
        Money money = amount == null ? null : amount.money();
        parameters
                .add(event.sameAs().id())
                .add(event.sameAs().phone())
                .add(event.sameAs().whatsappUserId())
                .add(money == null ? null : money.amount())
                .addText(money == null ? null : money.currency().getCurrencyCode())
                .add(money == null ? null : money.exchangeRate())
                .add(amount == null ? null : amount.workspaceAmount())
                .add(amount != null && amount.estimated())
                .add(event.test())
                .addText(event.detail().code())
                .addText(event.detail().reason())
                .addText(event.detail().button())
                .addText(event.detail().url())
                .addText(event.detail().orderName());
    }

    /** All events about these messages or purchases, in no particular order. */
    public static List<StoredEvent> about(Connection connection, WorkspaceId workspace, Collection<Long> subjectKeys)
            throws SQLException {
        return Sql.queryIn(
                connection,
                "SELECT " + COLUMNS + " FROM event WHERE workspace_id = ? AND subject_key IN ?",
                EventLog::read,
                subjectKeys,
                workspace.value());
    }

    /** All events about the messages, purchases and people of a range of keys, in the order of these. */
    public static List<StoredEvent> in(Connection connection, WorkspaceId workspace, KeySpan span) throws SQLException {
        return Sql.query(
                connection,
                "SELECT " + COLUMNS + " FROM event FORCE INDEX (PRIMARY)"
                        + " WHERE workspace_id = ? AND subject_key > ? AND subject_key <= ? ORDER BY subject_key",
                EventLog::read,
                workspace.value(),
                span.after(),
                span.to());
    }

    /** What the {@code count}th event after the given key is about; {@link KeySpan#LAST} when there are not so many. */
    public static long key(Connection connection, WorkspaceId workspace, long after, int count) throws SQLException {
        return KeySpan.end(Sql.query(
                connection,
                "SELECT subject_key FROM event FORCE INDEX (PRIMARY) WHERE workspace_id = ? AND subject_key > ?"
                        + " ORDER BY subject_key LIMIT 1 OFFSET ?",
                Row::number,
                workspace.value(),
                after,
                count - 1));
    }

    private static StoredEvent read(Row row) throws SQLException {
        long subjectKey = row.number();
        long key = row.number();
        String id = row.id();
        StoredEventType type = StoredEventType.of(row.integer());
        Stamp stamp = new Stamp(row.number(), id);
        IdentityKeys contact = new IdentityKeys(row.numberOrNull(), row.numberOrNull(), row.numberOrNull());
        Long sourceKey = row.numberOrNull();
        boolean machine = row.flag();
        IdentityKeys sameAs = new IdentityKeys(row.numberOrNull(), row.numberOrNull(), row.numberOrNull());
        Amount amount =
                amount(row.decimalOrNull(), row.textOrNull(), row.decimalOrNull(), row.decimalOrNull(), row.flag());
        boolean test = row.flag();
        Detail detail =
                new Detail(row.textOrNull(), row.textOrNull(), row.textOrNull(), row.textOrNull(), row.textOrNull());
        return new StoredEvent(key, subjectKey, type, stamp, contact, sameAs, sourceKey, amount, machine, test, detail);
    }

    private static @Nullable Amount amount(
            @Nullable BigDecimal amount,
            @Nullable String currency,
            @Nullable BigDecimal exchangeRate,
            @Nullable BigDecimal workspaceAmount,
            boolean estimated) {
        if (amount == null) {
            return null;
        }
        Money money = new Money(amount, Currency.getInstance(Objects.requireNonNull(currency)), exchangeRate);
        return new Amount(money, Objects.requireNonNull(workspaceAmount), estimated);
    }
}
