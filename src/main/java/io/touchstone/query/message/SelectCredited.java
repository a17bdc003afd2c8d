package io.touchstone.query.message;

import io.touchstone.attribution.credit.Earned;
import io.touchstone.facts.message.MessageStage;
import io.touchstone.http.list.FirstFew;
import io.touchstone.query.message.MessageQuery.MessagePosition;
import io.touchstone.sql.RowMemory;
import io.touchstone.sql.SqlText;
import io.touchstone.sql.Tenant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The messages that earned a purchase, found by their credits, which are few: from the latest sending on, until there are enough. */
final class SelectCredited {

    private static final int CHUNK = 2_000;

    private static final SqlText SELECT =
            SqlText.of("""
            SELECT STRAIGHT_JOIN credit.message_key, credit.sent_at, message.id, credit.purchase_key
            FROM credit FORCE INDEX (credit_sent)
            JOIN message FORCE INDEX (PRIMARY) ON message.workspace_id = credit.workspace_id
              AND message.message_key = credit.message_key
            WHERE credit.workspace_id = :workspace AND
            """ + Earned.CONDITION + " AND credit.sent_at >= ? AND credit.sent_at < ? AND stage IN ?");

    /** @param purchaseKey of one of those that it earned */
    private record CreditedMessage(long key, MessagePosition position, long purchaseKey) {}

    private final MessageQuery question;
    private final List<Long> sourceKeys;
    private final @Nullable MessagePosition after;

    /**
     * @param sourceKeys of which it must be; none for any
     * @param after where the page before ended; null for the first
     */
    SelectCredited(MessageQuery question, List<Long> sourceKeys, @Nullable MessagePosition after) {
        this.question = question;
        this.sourceKeys = sourceKeys;
        this.after = after;
    }

    /** Their keys, in the question's order. */
    List<Long> keys(Tenant tenant, int count) {
        FirstFew<CreditedMessage> first =
                new FirstFew<>(Comparator.comparing(CreditedMessage::position, MessagePosition.ORDER), count);
        CreditedMessage last = null;
        boolean more = true;
        while (more) {
            CreditedMessage before = last;
            List<CreditedMessage> next = RowMemory.passing(() -> next(tenant, before));
            // Of a message that earned several purchases the credits come one after the other.
            CreditedMessage known = before;
            for (CreditedMessage message : next) {
                if (known == null || known.key() != message.key()) {
                    first.addAll(List.of(message));
                }
                known = message;
            }
            last = known;
            more = next.size() == CHUNK
                    && !(first.isFull()
                            && next.getLast().position().sentAt()
                                    < first.last().position().sentAt());
        }
        return first.inOrder().stream().map(CreditedMessage::key).toList();
    }

    private List<CreditedMessage> next(Tenant tenant, @Nullable CreditedMessage last) {
        List<Object> parameters = new ArrayList<>(Earned.parameters(question.rule()));
        parameters.add(question.period().start().toEpochMilli());
        parameters.add(question.period().end().toEpochMilli());
        parameters.add(
                question.states().stages().stream().map(MessageStage::code).toList());
        SqlText sql = SELECT.and(SelectMessages.optedOut(question.states()));
        if (!sourceKeys.isEmpty()) {
            sql = sql.and(" AND credit.source_key IN ?");
            parameters.add(sourceKeys);
        }
        if (after != null) {
            sql = sql.and(" AND credit.sent_at <= ? AND (credit.sent_at < ? OR message.id < ?)");
            parameters.addAll(List.of(after.sentAt(), after.sentAt(), after.id()));
        }
        if (last != null) {
            sql = sql.and("""
                     AND credit.sent_at <= ? AND (credit.sent_at < ?
                       OR credit.message_key < ? OR credit.message_key = ? AND credit.purchase_key < ?)
                    """);
            long sentAt = last.position().sentAt();
            parameters.addAll(List.of(sentAt, sentAt, last.key(), last.key(), last.purchaseKey()));
        }
        sql = sql.and(" ORDER BY credit.sent_at DESC, credit.message_key DESC, credit.purchase_key DESC LIMIT ?");
        parameters.add(CHUNK);
        return tenant.query(
                sql,
                row -> new CreditedMessage(row.number(), new MessagePosition(row.number(), row.id()), row.number()),
                parameters.toArray());
    }
}
