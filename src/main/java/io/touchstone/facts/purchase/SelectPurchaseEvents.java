package io.touchstone.facts.purchase;

import io.touchstone.event.EventOrder;
import io.touchstone.eventlog.IdentityKeys;
import io.touchstone.eventlog.StoredEvent;
import io.touchstone.eventlog.StoredEvent.Amount;
import io.touchstone.eventlog.StoredEvent.Correction;
import io.touchstone.eventlog.StoredEvent.Detail;
import io.touchstone.eventlog.StoredEventType;
import io.touchstone.sql.Row;
import io.touchstone.sql.Sql;
import io.touchstone.sql.Tenant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Reads the events about some purchases, of each what a {@link PurchaseFold} needs. */
public final class SelectPurchaseEvents {

    /** @param contacts by identity key, those that the identities which the event names belong to */
    public record EventWithContacts(StoredEvent event, Map<Long, Long> contacts) {}

    private SelectPurchaseEvents() {}

    /**
     * Hands over all of them, in no particular order, one by one: there is no end to those about one purchase. The connection can do
     * nothing else meanwhile.
     */
    public static void about(Tenant tenant, Collection<Long> purchaseKeys, Consumer<EventWithContacts> consumer) {
        List<Long> keys = purchaseKeys.stream().sorted().toList();
        for (int from = 0; from < keys.size(); from += Sql.LONGEST_LIST) {
            List<Long> some = keys.subList(from, Math.min(from + Sql.LONGEST_LIST, keys.size()));
            tenant.stream("""
                    SELECT subject_key, event_key, event.id, type, occurred_at,
                           contact_id_key, contact_phone_key, contact_whatsapp_key, contact_email_key,
                           of_id.contact_key, of_phone.contact_key, of_whatsapp.contact_key, of_email.contact_key,
                           amount, currency, exchange_rate, workspace_amount, estimated, test, order_name,
                           placed_at, refund_id, refund_ids
                    FROM event FORCE INDEX (PRIMARY)
                    LEFT JOIN identity of_id ON of_id.workspace_id = event.workspace_id
                      AND of_id.identity_key = contact_id_key
                    LEFT JOIN identity of_phone ON of_phone.workspace_id = event.workspace_id
                      AND of_phone.identity_key = contact_phone_key
                    LEFT JOIN identity of_whatsapp ON of_whatsapp.workspace_id = event.workspace_id
                      AND of_whatsapp.identity_key = contact_whatsapp_key
                    LEFT JOIN identity of_email ON of_email.workspace_id = event.workspace_id
                      AND of_email.identity_key = contact_email_key
                    WHERE event.workspace_id = :workspace AND subject_key IN ?
                    """, SelectPurchaseEvents::read, consumer, some);
        }
    }

    private static EventWithContacts read(Row row) {
        long subjectKey = row.number();
        long key = row.number();
        String id = row.id();
        StoredEventType type = StoredEventType.of(row.integer());
        EventOrder order = new EventOrder(row.number(), id);
        IdentityKeys contact = IdentityKeys.read(row);
        Map<Long, Long> contacts = contacts(contact, row);
        Amount amount = Amount.read(row);
        boolean test = row.flag();
        Detail detail = new Detail(null, null, null, null, row.textOrNull());
        StoredEvent event = new StoredEvent(
                key,
                subjectKey,
                type,
                order,
                contact,
                IdentityKeys.NONE,
                null,
                amount,
                false,
                test,
                detail,
                Correction.read(row),
                false,
                null);
        return new EventWithContacts(event, contacts);
    }

    private static Map<Long, Long> contacts(IdentityKeys named, Row row) {
        Map<Long, Long> contacts = new HashMap<>();
        for (Long identityKey : new Long[] {named.id(), named.phone(), named.whatsappUserId(), named.email()}) {
            Long contactKey = row.numberOrNull();
            if (identityKey != null && contactKey != null) {
                contacts.put(identityKey, contactKey);
            }
        }
        return contacts;
    }
}
