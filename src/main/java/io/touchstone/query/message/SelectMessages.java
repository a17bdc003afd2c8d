package io.touchstone.query.message;

import io.touchstone.attribution.credit.Earned;
import io.touchstone.facts.message.KnownSource;
import io.touchstone.facts.message.Message;
import io.touchstone.facts.message.Message.Sending;
import io.touchstone.facts.message.MessageStage;
import io.touchstone.facts.message.MessageStore;
import io.touchstone.facts.message.SourceStore;
import io.touchstone.query.message.MessageQuery.MessagePosition;
import io.touchstone.sql.Row;
import io.touchstone.sql.SqlText;
import io.touchstone.sql.Tenant;
import java.util.ArrayList;
import java.util.Collection;
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

    private static final SqlText ALONG_THE_PERIOD = SqlText.of(
            "SELECT message_key, sent_at, id FROM message FORCE INDEX (message_sent) WHERE workspace_id = :workspace");
    private static final SqlText BY_SOURCE = SqlText.of(
            "SELECT message_key, sent_at, id FROM message FORCE INDEX (message_source) WHERE workspace_id = :workspace");
    /** Those that earned something are read otherwise: see {@link SelectCredited}. */
    private static final SqlText UNCREDITED = SqlText.of("""
             AND NOT EXISTS (SELECT 1 FROM credit FORCE INDEX (credit_sent)
              WHERE credit.workspace_id = :workspace AND credit.sent_at = message.sent_at
                AND credit.message_key = message.message_key AND
            """ + Earned.CONDITION + ")");

    private static final String ORDER = " ORDER BY sent_at DESC, id DESC LIMIT ?";

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
     * @param tenant one for all pages of an export, so that they see one state of the database
     * @param after where the page before ended; null for the first
     * @param count how many at most
     */
    static List<SentMessage> page(Tenant tenant, MessageQuery question, @Nullable MessagePosition after, int count) {
        return new SelectMessages(question, after, count).page(tenant);
    }

    private List<SentMessage> page(Tenant tenant) {
        Map<Long, KnownSource> sources = SourceStore.all(tenant);
        List<Long> sourceKeys = sources.values().stream()
                .filter(known -> question.filter().accepts(known.source()))
                .map(KnownSource::key)
                .sorted()
                .toList();
        if (sourceKeys.isEmpty() || question.states().isContradiction()) {
            return List.of();
        }
        List<Long> keys = Boolean.TRUE.equals(question.states().asks(MessageState.CREDITED))
                ? new SelectCredited(question, question.filter().isEmpty() ? List.of() : sourceKeys, after)
                        .keys(tenant, count)
                : keys(tenant, sourceKeys);
        Map<Long, Message> messages = new HashMap<>();
        MessageStore.find(tenant, keys).forEach(message -> messages.put(message.key(), message));
        return keys.stream()
                .map(key -> sent(Objects.requireNonNull(messages.get(key)), sources))
                .toList();
    }

    private List<Long> keys(Tenant tenant, Collection<Long> sourceKeys) {
        Set<MessageStage> stages = question.states().stages();
        boolean everything = question.filter().isEmpty() && stages.size() == MessageStage.values().length;
        return everything || sourceKeys.size() * stages.size() > MOST_RANGES
                ? together(tenant, everything ? List.of() : sourceKeys)
                : rangeByRange(tenant, sourceKeys, stages);
    }

    /** @param sourceKeys none for all, of any stage */
    private List<Long> together(Tenant tenant, Collection<Long> sourceKeys) {
        SqlText sql = question.states().areOfMost() ? ALONG_THE_PERIOD : BY_SOURCE;
        List<Object> parameters = new ArrayList<>();
        if (!sourceKeys.isEmpty()) {
            List<Integer> stages =
                    question.states().stages().stream().map(MessageStage::code).toList();
            sql = sql.and(" AND source_key IN ? AND stage IN ?");
            parameters.add(sourceKeys);
            parameters.add(stages);
        }
        parameters.addAll(instants());
        parameters.addAll(rule());
        parameters.add(count);
        return tenant.query(sql.and(times()).and(others()).and(ORDER), Row::number, parameters.toArray());
    }

    private List<Long> rangeByRange(Tenant tenant, Collection<Long> sourceKeys, Set<MessageStage> stages) {
        List<Object> parameters = new ArrayList<>();
        for (long sourceKey : sourceKeys) {
            for (MessageStage stage : stages) {
                parameters.addAll(List.of(sourceKey, stage.code()));
                parameters.addAll(instants());
                parameters.addAll(rule());
                parameters.add(count);
            }
        }
        parameters.add(count);
        SqlText range = SqlText.of("(")
                .and(BY_SOURCE)
                .and(" AND source_key = ? AND stage = ?")
                .and(times())
                .and(others())
                .and(ORDER)
                .and(")");
        SqlText ranges = range.times(sourceKeys.size() * stages.size(), " UNION ALL ");
        return tenant.query(ranges.and(ORDER), Row::number, parameters.toArray());
    }

    /**
     * Begins exactly after the page before: what was sent at its last instant and shown on it is not read again, however
     * much of it there is.
     */
    private SqlText times() {
        SqlText times = SqlText.of(" AND sent_at >= ? AND sent_at < ?");
        return after == null ? times : times.and(" AND (sent_at < ? OR sent_at = ? AND id < ?)");
    }

    /** What no index knows. */
    private SqlText others() {
        SqlText optedOut = optedOut(question.states());
        return question.states().askForCredit() ? optedOut.and(UNCREDITED) : optedOut;
    }

    static SqlText optedOut(AskedStates states) {
        Boolean asked = states.asks(MessageState.OPTED_OUT);
        if (asked == null) {
            return SqlText.none();
        }
        return SqlText.of(
                asked
                        ? " AND (message.opted_out OR message.answer_opted_out)"
                        : " AND NOT (message.opted_out OR message.answer_opted_out)");
    }

    /** For {@link #others}. */
    private List<Object> rule() {
        return question.states().askForCredit() ? Earned.parameters(question.rule()) : List.of();
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

    static SentMessage sent(Message message, Map<Long, KnownSource> sources) {
        Sending sending = Objects.requireNonNull(message.sending());
        return new SentMessage(
                message,
                sending,
                Objects.requireNonNull(sources.get(sending.sourceKey())).source());
    }
}
