package io.touchstone.facts.message;

import io.touchstone.eventlog.StoredEventType;
import io.touchstone.facts.message.Message.Answers;
import io.touchstone.facts.message.Message.Sending;
import io.touchstone.facts.message.TouchStore.TouchRow;
import io.touchstone.sql.Row;
import io.touchstone.sql.Tenant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The answers that name no message, kept contact by contact, with the message that each belongs to. */
public final class AnswerStore {

    private static final String COLUMNS = "contact_key, answered_at, event_key, subject_key, type, message_key";

    /** @param messageKey of the touch that is stored for the answer, as is the strength; null while there is none */
    private record AnswerTouch(
            Answer answer,
            @Nullable Long messageKey,
            @Nullable Long strength) {

        boolean isStored(TouchRow touch) {
            return messageKey != null
                    && messageKey == touch.messageKey()
                    && strength != null
                    && strength == touch.strength().code();
        }
    }

    private AnswerStore() {}

    /** Adds some, or has them belong to other messages. */
    public static void save(Tenant tenant, Collection<Answer> answers) {
        tenant.batch(
                "INSERT INTO answer (" + COLUMNS + ", workspace_id) VALUES (?, ?, ?, ?, ?, ?, :workspace)"
                        + " ON DUPLICATE KEY UPDATE type = VALUES(type), message_key = VALUES(message_key)",
                answers,
                (parameters, answer) -> parameters
                        .add(answer.contactKey())
                        .add(answer.at())
                        .add(answer.eventKey())
                        .add(answer.subjectKey())
                        .add(answer.type().code())
                        .add(answer.messageKey()));
    }

    public static void delete(Tenant tenant, Collection<Answer> answers) {
        tenant.batch(
                "DELETE FROM answer WHERE workspace_id = :workspace AND contact_key = ? AND answered_at = ? AND event_key = ?",
                answers,
                (parameters, answer) ->
                        parameters.add(answer.contactKey()).add(answer.at()).add(answer.eventKey()));
    }

    /** Those of some contacts between two instants, both inclusive, in epoch milliseconds. */
    public static List<Answer> between(Tenant tenant, Collection<Long> contactKeys, long from, long to) {
        return new ArrayList<>(tenant.queryIn(
                "SELECT " + COLUMNS + " FROM answer FORCE INDEX (PRIMARY)"
                        + " WHERE workspace_id = :workspace AND answered_at >= ? AND answered_at <= ? AND contact_key IN ?",
                AnswerStore::read,
                contactKeys,
                from,
                to));
    }

    /** By message, of some of them, what the answers of some contacts between two instants, both inclusive, come to. */
    static Map<Long, Answers> sums(
            Tenant tenant, Set<Long> messageKeys, Collection<Long> contactKeys, long from, long to) {
        Map<Long, Answers> sums = new HashMap<>();
        tenant.streamIn(
                "SELECT " + COLUMNS + " FROM answer FORCE INDEX (PRIMARY) WHERE workspace_id = :workspace"
                        + " AND answered_at >= ? AND answered_at <= ? AND message_key IS NOT NULL AND contact_key IN ?",
                AnswerStore::read,
                answer -> {
                    if (messageKeys.contains(answer.messageKey())) {
                        sums.merge(answer.messageKey(), Answers.of(answer), Answers::and);
                    }
                },
                contactKeys,
                from,
                to);
        return sums;
    }

    /** Of the answers that some events are, the touches that they are and that are not stored so. */
    public static List<TouchRow> missingTouches(Tenant tenant, Collection<Long> eventKeys) {
        List<TouchRow> missing = new ArrayList<>();
        tenant.queryIn("""
                        SELECT answer.contact_key, answered_at, answer.event_key, subject_key, type, answer.message_key,
                               touch.message_key, strength
                        FROM answer FORCE INDEX (answer_event)
                        LEFT JOIN touch ON touch.workspace_id = answer.workspace_id
                          AND touch.contact_key = answer.contact_key AND touched_at = answered_at
                          AND touch.event_key = answer.event_key
                        WHERE answer.workspace_id = :workspace AND answer.event_key IN ?
                        """, row -> new AnswerTouch(read(row), row.numberOrNull(), row.numberOrNull()), eventKeys)
                .forEach(answer -> answer.answer()
                        .touch()
                        .filter(touch -> !answer.isStored(touch))
                        .ifPresent(missing::add));
        return missing;
    }

    /** Those that belong to a message without naming it, in the order of time. */
    public static List<Answer> to(Tenant tenant, Message message) {
        Sending sending = message.sending();
        return sending == null
                        || sending.contactKey() == null
                        || message.answers().equals(Answers.NONE)
                ? List.of()
                : tenant.query(
                        "SELECT " + COLUMNS + " FROM answer FORCE INDEX (PRIMARY) WHERE workspace_id = :workspace"
                                + " AND contact_key = ? AND answered_at >= ? AND answered_at <= ? AND message_key = ?"
                                + " ORDER BY answered_at, event_key",
                        AnswerStore::read,
                        sending.contactKey(),
                        sending.order().at(),
                        sending.order().at() + Answer.REACH,
                        message.key());
    }

    public static long count(Tenant tenant) {
        return tenant.query("SELECT COUNT(*) FROM answer WHERE workspace_id = :workspace", Row::number)
                .getFirst();
    }

    /** Gives those of some contacts to others: from, to. The caller holds the locks of both. */
    public static void merge(Tenant tenant, Map<Long, Long> contacts) {
        tenant.batch(
                "UPDATE answer SET contact_key = ? WHERE workspace_id = :workspace AND contact_key = ?",
                contacts.entrySet(),
                (parameters, merge) -> parameters.add(merge.getValue()).add(merge.getKey()));
    }

    /** From its columns in a join, in the order of the table, that need not have found one. */
    public static @Nullable Answer readJoined(Row row) {
        Long contactKey = row.numberOrNull();
        long at = row.number();
        long eventKey = row.number();
        long subjectKey = row.number();
        int type = row.integer();
        Long messageKey = row.numberOrNull();
        return contactKey == null
                ? null
                : new Answer(contactKey, at, eventKey, subjectKey, StoredEventType.of(type), messageKey);
    }

    private static Answer read(Row row) {
        return Objects.requireNonNull(readJoined(row));
    }
}
