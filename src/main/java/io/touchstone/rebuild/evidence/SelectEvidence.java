package io.touchstone.rebuild.evidence;

import io.touchstone.attribution.journey.TouchRule;
import io.touchstone.event.EventOrder;
import io.touchstone.eventlog.IdentityKeys;
import io.touchstone.eventlog.KeyRange;
import io.touchstone.eventlog.StoredEvent;
import io.touchstone.eventlog.StoredEvent.Amount;
import io.touchstone.eventlog.StoredEvent.Correction;
import io.touchstone.eventlog.StoredEvent.Detail;
import io.touchstone.eventlog.StoredEventType;
import io.touchstone.facts.message.AnswerStore;
import io.touchstone.facts.message.RefClickStore;
import io.touchstone.facts.message.TouchStore.TouchRow;
import io.touchstone.sql.Row;
import io.touchstone.sql.Tenant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The events about a range of subjects, in the order of subjects and events, so many at once: there is no end to the events about
 * one subject. What people alone read of them, up to twenty kilobytes each, stays where it is.
 */
public final class SelectEvidence {

    /** Gets some events after others. */
    @FunctionalInterface
    public interface EvidenceWork {
        void on(List<Evidence> page);
    }

    private static final String SELECT = """
            SELECT event.subject_key, event.event_key, event.id, event.type, occurred_at,
                   contact_id_key, contact_phone_key, contact_whatsapp_key, contact_email_key,
                   same_as_id_key, same_as_phone_key, same_as_whatsapp_key, same_as_email_key,
                   event.source_key, event.machine, test, code, event.order_name,
                   amount, currency, exchange_rate, workspace_amount, estimated,
                   event.placed_at, refund_id, refund_ids, fallback, event.ref,
                   name, email, phone, same_as_phone, touch.contact_key, touch.message_key, strength,
                   answer.contact_key, answer.answered_at, answer.event_key, answer.subject_key, answer.type, answer.message_key,
                   ref_click.ref, clicked_at, event_id, ref_click.event_key, ref_click.subject_key, ref_click.machine, ref_click.message_key
            FROM event FORCE INDEX (PRIMARY)
            LEFT JOIN event_attribute ON event_attribute.workspace_id = event.workspace_id
              AND identity_key = COALESCE(contact_id_key, contact_phone_key, contact_whatsapp_key, contact_email_key)
              AND event_attribute.event_key = event.event_key
            LEFT JOIN message ON message.workspace_id = event.workspace_id AND message.message_key = event.subject_key
            LEFT JOIN touch ON touch.workspace_id = event.workspace_id AND touch.contact_key = message.contact_key
              AND touched_at = occurred_at AND touch.event_key = event.event_key
            LEFT JOIN answer FORCE INDEX (answer_event) ON answer.workspace_id = event.workspace_id AND answer.event_key = event.event_key
            LEFT JOIN ref_click ON ref_click.workspace_id = event.workspace_id AND ref_click.ref = event.ref
              AND clicked_at = occurred_at AND event_id = event.id
            WHERE event.workspace_id = :workspace
            """;

    /** No event of a subject is after this one. */
    private static final long LAST_EVENT = Long.MAX_VALUE;

    private SelectEvidence() {}

    public static void in(Tenant tenant, KeyRange span, int atOnce, EvidenceWork work) {
        long subject = span.after();
        long event = LAST_EVENT;
        List<Evidence> page;
        do {
            page = after(tenant, subject, event, span.to(), atOnce);
            if (!page.isEmpty()) {
                subject = page.getLast().event().subjectKey();
                event = page.getLast().event().key();
                work.on(page);
            }
        } while (page.size() >= atOnce);
    }

    /** The rest of one subject, then those of the subjects after it: each a range of the primary key, which an OR would not be. */
    private static List<Evidence> after(Tenant tenant, long subject, long event, long to, int atOnce) {
        List<Evidence> found = tenant.query(
                "(" + SELECT + """
                          AND event.subject_key = ? AND event.event_key > ?
                        ORDER BY event.event_key LIMIT ?
                        ) UNION ALL (
                        """ + SELECT + """
                          AND event.subject_key > ? AND event.subject_key <= ?
                        ORDER BY event.subject_key, event.event_key LIMIT ?)
                        """, SelectEvidence::read, subject, event, atOnce, subject, to, atOnce);
        List<Evidence> ofSubject = found.stream()
                .filter(evidence -> evidence.event().subjectKey() == subject)
                .toList();
        return ofSubject.size() == atOnce ? ofSubject : found;
    }

    private static Evidence read(Row row) {
        long subjectKey = row.number();
        long key = row.number();
        String id = row.id();
        StoredEventType type = StoredEventType.of(row.integer());
        EventOrder order = new EventOrder(row.number(), id);
        IdentityKeys contact = IdentityKeys.read(row);
        IdentityKeys sameAs = IdentityKeys.read(row);
        Long sourceKey = row.numberOrNull();
        boolean machine = row.flag();
        boolean test = row.flag();
        Detail detail = new Detail(row.textOrNull(), null, null, null, row.textOrNull());
        Amount amount = Amount.read(row);
        StoredEvent event = new StoredEvent(
                key,
                subjectKey,
                type,
                order,
                contact,
                sameAs,
                sourceKey,
                amount,
                machine,
                test,
                detail,
                Correction.read(row),
                row.flag(),
                row.idOrNull());
        return new Evidence(
                event,
                row.textOrNull(),
                row.textOrNull(),
                row.textOrNull(),
                row.textOrNull(),
                touch(row, event),
                AnswerStore.readJoined(row),
                RefClickStore.readJoined(row));
    }

    private static @Nullable TouchRow touch(Row row, StoredEvent event) {
        Long contactKey = row.numberOrNull();
        long messageKey = row.number();
        int strength = row.integer();
        return contactKey == null
                ? null
                : new TouchRow(contactKey, event.occurredAt(), event.key(), messageKey, TouchRule.of(strength));
    }
}
