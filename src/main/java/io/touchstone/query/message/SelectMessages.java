package io.touchstone.query.message;

import io.touchstone.facts.message.KnownSource;
import io.touchstone.facts.message.Message;
import io.touchstone.facts.message.Message.Sending;
import io.touchstone.facts.message.MessageStage;
import io.touchstone.facts.message.MessageStore;
import io.touchstone.facts.message.SourceStore;
import io.touchstone.query.message.MessageQuery.MessagePosition;
import io.touchstone.sql.Row;
import io.touchstone.sql.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads messages page by page along indexes that hold their order. Everything is read along the period; some sources or a
 * state, range by range: of each source and stage that is asked for the next few, and of these the first. With many ranges
 * one condition names them all: what most messages are in is found along the period, and what few are in is sorted.
 *
 * <p>The index is always named: see {@code sql/RATIONALE.md}.
 */
final class SelectMessages {

    /** Each takes about a third of a millisecond, with nothing in it, too. */
    private static final int MOST_RANGES = 300;

    private static final String ALONG_THE_PERIOD =
            "SELECT message_key, sent_at, id FROM message FORCE INDEX (message_sent) WHERE workspace_id = ?";
    private static final String BY_SOURCE =
            "SELECT message_key, sent_at, id FROM message FORCE INDEX (message_source) WHERE workspace_id = ?";
    private static final String ORDER = " ORDER BY sent_at DESC, id DESC LIMIT ";

    private final MessageQuery question;
    private final @Nullable MessagePosition after;
    private final int count;

    private SelectMessages(MessageQuery question, @Nullable MessagePosition after, int count) {
        this.question = question;
        this.after = after;
        this.count = count;
    }

    /**
     * Messages in the question's order.
     *
     * @param connection one for all pages of an export, so that they see one state of the database
     * @param after where the page before ended; null for the first
     * @param count how many at most
     */
    static List<SentMessage> page(
            Connection connection, MessageQuery question, @Nullable MessagePosition after, int count)
            throws SQLException {
        return new SelectMessages(question, after, count).page(connection);
    }

    private List<SentMessage> page(Connection connection) throws SQLException {
        Map<Long, KnownSource> sources = SourceStore.all(connection, question.workspace());
        List<Long> sourceKeys = sources.values().stream()
                .filter(known -> question.filter().accepts(known.source()))
                .map(KnownSource::key)
                .sorted()
                .toList();
        if (sourceKeys.isEmpty()) {
            return List.of();
        }
        List<Long> keys = keys(connection, sourceKeys);
        Map<Long, Message> messages = new HashMap<>();
        MessageStore.find(connection, question.workspace(), keys)
                .forEach(message -> messages.put(message.key(), message));
        return keys.stream()
                .map(key -> sent(Objects.requireNonNull(messages.get(key)), sources))
                .toList();
    }

    private List<Long> keys(Connection connection, Collection<Long> sourceKeys) throws SQLException {
        Set<MessageStage> stages = question.state().stages();
        boolean everything = question.filter().isEmpty() && question.state() == MessageState.SENT;
        return everything || sourceKeys.size() * stages.size() > MOST_RANGES
                ? together(connection, everything ? List.of() : sourceKeys)
                : rangeByRange(connection, sourceKeys, stages);
    }

    /** @param sourceKeys none for all, of any stage */
    private List<Long> together(Connection connection, Collection<Long> sourceKeys) throws SQLException {
        StringBuilder sql = new StringBuilder(question.state().isOfMost() ? ALONG_THE_PERIOD : BY_SOURCE);
        List<Object> parameters = new ArrayList<>();
        parameters.add(question.workspace().value());
        if (!sourceKeys.isEmpty()) {
            List<Integer> stages =
                    question.state().stages().stream().map(MessageStage::code).toList();
            sql.append(" AND source_key IN ?");
            sql.append(" AND stage IN ?");
            parameters.add(sourceKeys);
            parameters.add(stages);
        }
        sql.append(times());
        parameters.addAll(instants());
        return Sql.query(connection, sql + ORDER + count, Row::number, parameters.toArray());
    }

    private List<Long> rangeByRange(Connection connection, Collection<Long> sourceKeys, Set<MessageStage> stages)
            throws SQLException {
        List<Object> parameters = new ArrayList<>();
        for (long sourceKey : sourceKeys) {
            for (MessageStage stage : stages) {
                parameters.addAll(List.of(question.workspace().value(), sourceKey, stage.code()));
                parameters.addAll(instants());
            }
        }
        String range = "(" + BY_SOURCE + " AND source_key = ? AND stage = ?" + times() + ORDER + count + ")";
        String ranges = String.join(" UNION ALL ", Collections.nCopies(sourceKeys.size() * stages.size(), range));
        return Sql.query(connection, ranges + ORDER + count, Row::number, parameters.toArray());
    }

    /**
     * Begins exactly after the page before: what was sent at its last instant and shown on it is not read again, however
     * much of it there is.
     */
    private String times() {
        return " AND sent_at >= ? AND sent_at < ?"
                + (after == null ? "" : " AND (sent_at < ? OR sent_at = ? AND id < ?)");
    }

    private List<Object> instants() {
        List<Object> instants = new ArrayList<>(List.of(
                question.period().start().toEpochMilli(),
                question.period().end().toEpochMilli()));
        if (after != null) {
            instants.addAll(List.of(after.sentAt(), after.sentAt(), after.id()));
        }
        return instants;
    }

    private static SentMessage sent(Message message, Map<Long, KnownSource> sources) {
        Sending sending = Objects.requireNonNull(message.sending());
        return new SentMessage(
                message,
                sending,
                Objects.requireNonNull(sources.get(sending.sourceKey())).source());
    }
}
