package io.touchstone.facts.message;

import io.touchstone.event.EventOrder;
import io.touchstone.eventlog.KeyDictionary;
import io.touchstone.eventlog.KeyDictionary.IdKind;
import io.touchstone.eventlog.KeyRange;
import io.touchstone.facts.message.Message.Answers;
import io.touchstone.facts.message.Message.Counts;
import io.touchstone.facts.message.Message.MessageCost;
import io.touchstone.facts.message.Message.Receipts;
import io.touchstone.facts.message.Message.RefClicks;
import io.touchstone.facts.message.Message.Sending;
import io.touchstone.sql.Parameters;
import io.touchstone.sql.Row;
import io.touchstone.sql.SqlText;
import io.touchstone.sql.Tenant;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The facts of messages. */
public final class MessageStore {

    private static final String COLUMNS = """
            message_key, id, sent_at, sent_event_id, contact_key, source_key,
            delivered_at, read_at, failed_at, failure_code, read_receipt,
            responses, clicks, machine_clicks, text_replies, opted_out,
            cost, cost_estimated, cost_at, cost_event_id
            """;

    /** Most messages leave them at their default. */
    private static final String REF_COLUMNS = "sent_fallback, ref, ref_clicked_at, ref_clicks, ref_machine_clicks";

    private static final String ALL_COLUMNS =
            COLUMNS + ", answered_at, answer_responses, answer_text_replies, answer_opted_out, " + REF_COLUMNS
                    + ", frozen_touches";

    private static final String UPDATES = """
             ON DUPLICATE KEY UPDATE
              sent_at = VALUES(sent_at), sent_event_id = VALUES(sent_event_id),
              contact_key = VALUES(contact_key), source_key = VALUES(source_key),
              delivered_at = VALUES(delivered_at), read_at = VALUES(read_at),
              failed_at = VALUES(failed_at), failure_code = VALUES(failure_code),
              read_receipt = VALUES(read_receipt),
              responses = VALUES(responses), clicks = VALUES(clicks),
              machine_clicks = VALUES(machine_clicks), text_replies = VALUES(text_replies),
              opted_out = VALUES(opted_out), cost = VALUES(cost),
              cost_estimated = VALUES(cost_estimated), cost_at = VALUES(cost_at),
              cost_event_id = VALUES(cost_event_id), stage = VALUES(stage)
            """;

    /** @param stage the code of the {@link MessageStage} that it is found by, which should be that of the message */
    public record StoredMessage(Message message, int stage) {}

    /**
     * A message that counts.
     *
     * @param sentAt epoch milliseconds
     * @param source nothing where it is not stored
     */
    public record SourcedMessage(Message message, long sentAt, Optional<SourceLine> source) {}

    /**
     * A message that counts.
     *
     * @param sentAt epoch milliseconds
     * @param frequency as answers write it; null of a message to nobody
     */
    public record FrequentMessage(
            Message message,
            long sourceKey,
            long sentAt,
            @Nullable String frequency) {}

    private record FrequencyLine(long messageKey, long number) {}

    /** What credits need to know of a message that counts. @param sentAt epoch milliseconds */
    public record MessageSending(long key, String id, long sourceKey, long sentAt) {}

    /** What decides which answers belong to a message. @param sentAt epoch milliseconds */
    record Answerable(long contactKey, long sentAt, long key) {}

    private MessageStore() {}

    /** The message that events name so, whether or not it counts. */
    public static Optional<Message> find(Tenant tenant, String id) {
        KeyDictionary keys = KeyDictionary.find(tenant, Map.of(IdKind.MESSAGE, List.of(id)));
        return keys.has(IdKind.MESSAGE, id)
                ? find(tenant, List.of(keys.key(IdKind.MESSAGE, id))).stream().findFirst()
                : Optional.empty();
    }

    public static List<Message> find(Tenant tenant, Collection<Long> keys) {
        return tenant.queryIn(
                "SELECT " + ALL_COLUMNS + " FROM message WHERE workspace_id = :workspace AND message_key IN ?",
                MessageStore::read,
                keys);
    }

    /** Those in a range of keys, in the order of their keys. */
    public static List<Message> in(Tenant tenant, KeyRange span) {
        return storedIn(tenant, span).stream().map(StoredMessage::message).toList();
    }

    /** Those in a range of keys, in the order of their keys, with the stage that is stored of each. */
    public static List<StoredMessage> storedIn(Tenant tenant, KeyRange span) {
        return tenant.query(
                "SELECT " + ALL_COLUMNS + ", stage FROM message FORCE INDEX (PRIMARY)"
                        + " WHERE workspace_id = :workspace AND message_key > ? AND message_key <= ? ORDER BY message_key",
                row -> new StoredMessage(read(row), row.integer()),
                span.after(),
                span.to());
    }

    /** Those that count among some keys. */
    public static List<MessageSending> sent(Tenant tenant, Collection<Long> keys) {
        return tenant.queryIn("""
                SELECT message_key, id, source_key, sent_at FROM message FORCE INDEX (PRIMARY)
                WHERE workspace_id = :workspace AND source_key IS NOT NULL AND message_key IN ?
                """, row -> new MessageSending(row.number(), row.id(), row.number(), row.number()), keys);
    }

    /**
     * Hands over, one by one, those that were sent between two instants, in epoch milliseconds, the first inclusive. The
     * connection can do nothing else meanwhile.
     */
    public static void eachSent(Tenant tenant, long from, long to, Consumer<SourcedMessage> consumer) {
        tenant.stream(
                "SELECT " + ALL_COLUMNS + ", owner_key, campaign_id IS NOT NULL FROM message FORCE INDEX (message_sent)"
                        + " LEFT JOIN source USING (workspace_id, source_key)"
                        + " WHERE workspace_id = :workspace AND sent_at >= ? AND sent_at < ?",
                row -> {
                    Message message = read(row);
                    Sending sending = Objects.requireNonNull(message.sending());
                    return new SourcedMessage(message, sending.order().at(), SourceLine.read(row, sending.sourceKey()));
                },
                consumer,
                from,
                to);
    }

    /**
     * As {@link #eachSent}, with the {@link Frequency} of each.
     *
     * @param sourceKeys of which they are; none for any
     */
    public static void eachFrequency(
            Tenant tenant, Collection<Long> sourceKeys, long from, long to, Consumer<FrequentMessage> consumer) {
        SqlText sql =
                SqlText.of("SELECT STRAIGHT_JOIN " + ALL_COLUMNS + ", earlier FROM (SELECT message_key AS counted_key, "
                        + Frequency.NUMBER + """
                 AS earlier FROM message FORCE INDEX (message_sent)
                 WHERE workspace_id = :workspace AND sent_at >= ? AND sent_at < ?) AS counted
                JOIN message FORCE INDEX (PRIMARY) ON message_key = counted_key
                WHERE workspace_id = :workspace AND sent_at >= ?
                """);
        List<Object> parameters = new ArrayList<>(List.of(from - Frequency.REACH, to, from));
        if (!sourceKeys.isEmpty()) {
            sql = sql.and(" AND source_key IN ?");
            parameters.add(sourceKeys);
        }
        tenant.stream(
                sql,
                row -> {
                    Message message = read(row);
                    Sending sending = Objects.requireNonNull(message.sending());
                    String frequency = Frequency.text(row.number());
                    return new FrequentMessage(
                            message,
                            sending.sourceKey(),
                            sending.order().at(),
                            message.contactKey() == null ? null : frequency);
                },
                consumer,
                parameters.toArray());
    }

    /**
     * The {@link Frequency} of some messages, as answers write it, by key.
     *
     * @param contactKeys to whom they were sent, whose messages of the time are looked at
     * @param from between this and the next they were sent, both inclusive, epoch milliseconds
     */
    public static Map<Long, String> frequencies(
            Tenant tenant, Collection<Long> contactKeys, Collection<Long> messageKeys, long from, long to) {
        Set<Long> asked = new HashSet<>(messageKeys);
        Map<Long, String> frequencies = new HashMap<>();
        tenant.streamIn(
                "SELECT message_key, " + Frequency.NUMBER + " FROM message FORCE INDEX (message_contact_sent)"
                        + " WHERE workspace_id = :workspace AND sent_at >= ? AND sent_at <= ? AND contact_key IN ?",
                row -> new FrequencyLine(row.number(), row.number()),
                line -> {
                    if (asked.contains(line.messageKey())) {
                        frequencies.put(line.messageKey(), Frequency.text(line.number()));
                    }
                },
                contactKeys,
                from - Frequency.REACH,
                to);
        return frequencies;
    }

    /** The earliest and the latest sending, in epoch milliseconds; nothing where there is none. */
    public static List<Long> sentRange(Tenant tenant) {
        return tenant.query("""
                (SELECT sent_at FROM message FORCE INDEX (message_sent)
                 WHERE workspace_id = :workspace AND sent_at IS NOT NULL ORDER BY sent_at LIMIT 1)
                UNION ALL
                (SELECT sent_at FROM message FORCE INDEX (message_sent)
                 WHERE workspace_id = :workspace AND sent_at IS NOT NULL ORDER BY sent_at DESC LIMIT 1)
                """, Row::number);
    }

    /** The key of the {@code count}th after the given one; {@link KeyRange#LAST} when there are not so many. */
    public static long key(Tenant tenant, long after, int count) {
        return KeyRange.end(
                tenant.query( // Not an index of something else that has the keys, too: that would have to be sorted.
                        "SELECT message_key FROM message FORCE INDEX (PRIMARY) WHERE workspace_id = :workspace AND message_key > ?"
                                + " ORDER BY message_key LIMIT 1 OFFSET ?",
                        Row::number,
                        after,
                        count - 1));
    }

    /**
     * Hands over, in the order of contacts, of sending, and of ids, those of some contacts that answers may belong to. The connection can
     * do nothing else meanwhile.
     *
     * @param from between this and the next they were sent, both inclusive, epoch milliseconds
     */
    static void eachAnswerable(
            Tenant tenant, Collection<Long> contactKeys, long from, long to, Consumer<Answerable> consumer) {
        tenant.streamIn(
                """
                SELECT contact_key, sent_at, message_key FROM message FORCE INDEX (message_contact_sent)
                WHERE workspace_id = :workspace AND sent_at >= ? AND sent_at <= ?
                  AND (failed_at IS NULL OR delivered_at IS NOT NULL) AND contact_key IN ?
                ORDER BY contact_key, sent_at, id
                """,
                row -> new Answerable(row.number(), row.number(), row.number()),
                consumer,
                new TreeSet<>(contactKeys),
                from,
                to);
    }

    /** Writes what answers come to that name none of these messages; the caller holds the locks of their contacts. */
    public static void saveAnswers(Tenant tenant, Collection<Message> messages) {
        tenant.batch(
                """
                UPDATE message SET answered_at = ?, answer_responses = ?, answer_text_replies = ?, answer_opted_out = ?, stage = ?
                WHERE workspace_id = :workspace AND message_key = ?
                """,
                messages,
                (parameters, message) -> parameters
                        .add(message.answers().firstAt())
                        .add(message.answers().responses())
                        .add(message.answers().textReplies())
                        .add(message.answers().optedOut())
                        .add(message.stage().code())
                        .add(message.key()));
    }

    /**
     * Writes rows, answers aside; the caller holds the locks of these messages and of their contacts. Columns that none of them fills,
     * nor did before, are not written.
     *
     * @param before the same messages as they are stored
     */
    public static void save(Tenant tenant, Collection<Message> messages, Collection<Message> before) {
        if (Stream.concat(messages.stream(), before.stream()).anyMatch(Message::hasRefParts)) {
            saveWithRefs(tenant, messages);
            return;
        }
        tenant.batch(
                "INSERT INTO message (" + COLUMNS + ", stage, workspace_id)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, :workspace)"
                        + UPDATES,
                messages,
                MessageStore::write);
    }

    private static void saveWithRefs(Tenant tenant, Collection<Message> messages) {
        tenant.batch(
                "INSERT INTO message (" + COLUMNS + ", stage, " + REF_COLUMNS + ", workspace_id)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, :workspace)"
                        + UPDATES + """
                         , sent_fallback = VALUES(sent_fallback), ref = VALUES(ref), ref_clicked_at = VALUES(ref_clicked_at),
                          ref_clicks = VALUES(ref_clicks), ref_machine_clicks = VALUES(ref_machine_clicks)
                        """,
                messages,
                (parameters, message) -> {
                    write(parameters, message);
                    Sending sending = message.sending();
                    parameters
                            .add(sending != null && sending.fallback())
                            .addId(sending == null ? null : sending.ref())
                            .add(message.refClicks().firstAt())
                            .add(message.refClicks().clicks())
                            .add(message.refClicks().machineClicks());
                });
    }

    private static void write(Parameters parameters, Message message) {
        Sending sending = message.sending();
        Receipts evidence = message.evidence();
        Counts counts = message.counts();
        MessageCost cost = message.cost();
        parameters
                .add(message.key())
                .addId(message.id())
                .add(sending == null ? null : (Long) sending.order().at())
                .addId(sending == null ? null : sending.order().eventId())
                .add(sending == null ? null : sending.contactKey())
                .add(sending == null ? null : (Long) sending.sourceKey())
                .add(evidence.deliveredAt())
                .add(evidence.readAt())
                .add(evidence.failedAt())
                .addText(evidence.failureCode())
                .add(evidence.readReceipt())
                .add(counts.responses())
                .add(counts.clicks())
                .add(counts.machineClicks())
                .add(counts.textReplies())
                .add(counts.optedOut())
                .add(cost == null ? null : cost.amount())
                .add(cost != null && cost.estimated())
                .add(cost == null ? null : (Long) cost.order().at())
                .addId(cost == null ? null : cost.order().eventId())
                .add(message.stage().code());
    }

    /** The events that name some messages go. @param touches by message key, how many of these are touches; the caller holds the locks */
    public static void freeze(Tenant tenant, Map<Long, Integer> touches) {
        tenant.batch(
                "UPDATE message SET frozen_touches = ? WHERE workspace_id = :workspace AND message_key = ?",
                touches.entrySet(),
                (parameters, entry) -> parameters.add(entry.getValue()).add(entry.getKey()));
    }

    /** Gives those of some contacts to others: from, to. The caller holds the locks of both. */
    public static void merge(Tenant tenant, Map<Long, Long> contacts) {
        tenant.batch(
                "UPDATE message SET contact_key = ? WHERE workspace_id = :workspace AND contact_key = ?",
                contacts.entrySet(),
                (parameters, merge) -> parameters.add(merge.getValue()).add(merge.getKey()));
    }

    private static Message read(Row row) {
        long key = row.number();
        String id = row.id();
        Long sentAt = row.numberOrNull();
        String sentEventId = row.idOrNull();
        Long contactKey = row.numberOrNull();
        Long sourceKey = row.numberOrNull();
        Receipts evidence =
                new Receipts(row.numberOrNull(), row.numberOrNull(), row.numberOrNull(), row.textOrNull(), row.flag());
        Counts counts = new Counts(row.integer(), row.integer(), row.integer(), row.integer(), row.flag());
        MessageCost cost = cost(row.decimalOrNull(), row.flag(), row.numberOrNull(), row.idOrNull());
        Answers answers = new Answers(row.numberOrNull(), row.integer(), row.integer(), row.flag());
        boolean fallback = row.flag();
        String ref = row.idOrNull();
        Sending sending = sentAt == null
                ? null
                : new Sending(
                        new EventOrder(sentAt, Objects.requireNonNull(sentEventId)),
                        contactKey,
                        Objects.requireNonNull(sourceKey),
                        fallback,
                        ref);
        RefClicks refClicks = new RefClicks(row.numberOrNull(), row.integer(), row.integer());
        return new Message(key, id, sending, evidence, counts, cost, answers, refClicks, integerOrNull(row));
    }

    private static @Nullable Integer integerOrNull(Row row) {
        Long number = row.numberOrNull();
        return number == null ? null : (Integer) Math.toIntExact(number);
    }

    private static @Nullable MessageCost cost(
            @Nullable BigDecimal amount, boolean estimated, @Nullable Long at, @Nullable String eventId) {
        return amount == null
                ? null
                : new MessageCost(
                        amount, estimated, new EventOrder(Objects.requireNonNull(at), Objects.requireNonNull(eventId)));
    }
}
