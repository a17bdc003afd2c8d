package io.touchstone.facts.contact;

import io.touchstone.event.EventOrder;
import io.touchstone.event.Identity;
import io.touchstone.eventlog.KeyDictionary;
import io.touchstone.eventlog.KeyRange;
import io.touchstone.facts.contact.Contact.Attribute;
import io.touchstone.sql.Row;
import io.touchstone.sql.Tenant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The facts of contacts and identities. */
final class ContactStore {

    record IdentityRow(long key, Identity identity, long contactKey, long firstNamedAt) {}

    record IdentityKey(long key, long contactKey, long firstNamedAt) {}

    /** @param stored whether the contact is, and was not merged into another one */
    record Member(long identityKey, long contactKey, boolean stored) {}

    private record LockedContact(Contact contact, boolean merged) {}

    private ContactStore() {}

    static Map<Long, IdentityRow> identities(Tenant tenant, Collection<Long> keys) {
        Map<Long, IdentityRow> rows = new HashMap<>();
        tenant.queryIn(
                """
                SELECT identity_key, kind, value, contact_key, first_named_at
                FROM identity WHERE workspace_id = :workspace AND identity_key IN ?
                """,
                row -> {
                    IdentityRow identity = new IdentityRow(
                            row.number(), new Identity(kind(row.integer()), row.id()), row.number(), row.number());
                    return rows.put(identity.key(), identity);
                },
                keys);
        return rows;
    }

    /**
     * Locks contacts in the order of their keys.
     *
     * @throws StaleContactException when one of them was merged into another
     */
    static Map<Long, Contact> lock(Tenant tenant, Collection<Long> keys) {
        Map<Long, Contact> contacts = new HashMap<>();
        List<LockedContact> rows = tenant.queryIn("""
                SELECT contact_key, successor_key, name, name_at, name_event_id, email, email_at, email_event_id
                FROM contact WHERE workspace_id = :workspace AND contact_key IN ? ORDER BY contact_key FOR UPDATE
                """, ContactStore::read, keys);
        for (LockedContact row : rows) {
            if (row.merged()) {
                throw new StaleContactException();
            }
            contacts.put(row.contact().key(), row.contact());
        }
        return contacts;
    }

    static void saveContacts(Tenant tenant, Collection<Contact> contacts) {
        tenant.batch("""
                INSERT INTO contact (workspace_id, contact_key, name, name_at, name_event_id,
                                     email, email_at, email_event_id)
                VALUES (:workspace, ?, ?, ?, ?, ?, ?, ?)
                ON DUPLICATE KEY UPDATE
                  name = VALUES(name), name_at = VALUES(name_at), name_event_id = VALUES(name_event_id),
                  email = VALUES(email), email_at = VALUES(email_at), email_event_id = VALUES(email_event_id)
                """, contacts, (parameters, contact) -> {
            Attribute name = contact.name();
            Attribute email = contact.email();
            parameters
                    .add(contact.key())
                    .addText(name == null ? null : name.value())
                    .add(name == null ? null : (Long) name.order().at())
                    .addId(name == null ? null : name.order().eventId())
                    .addText(email == null ? null : email.value())
                    .add(email == null ? null : (Long) email.order().at())
                    .addId(email == null ? null : email.order().eventId());
        });
    }

    static void saveIdentities(Tenant tenant, Collection<IdentityRow> identities) {
        tenant.batch(
                """
                INSERT INTO identity (workspace_id, identity_key, kind, value, contact_key, first_named_at)
                VALUES (:workspace, ?, ?, ?, ?, ?)
                ON DUPLICATE KEY UPDATE contact_key = VALUES(contact_key), first_named_at = VALUES(first_named_at)
                """,
                identities,
                (parameters, row) -> parameters
                        .add(row.key())
                        .add(KeyDictionary.IdKind.of(row.identity().kind()).code())
                        .addId(row.identity().value())
                        .add(row.contactKey())
                        .add(row.firstNamedAt()));
    }

    /** Leaves a tombstone of some contacts and gives their identities to others: from, to. The caller holds the locks of both. */
    static void merge(Tenant tenant, Map<Long, Long> merges) {
        tenant.batch(
                "UPDATE contact SET successor_key = ? WHERE workspace_id = :workspace AND contact_key = ?",
                merges.entrySet(),
                (parameters, merge) -> parameters.add(merge.getValue()).add(merge.getKey()));
        tenant.batch(
                "UPDATE identity SET contact_key = ? WHERE workspace_id = :workspace AND contact_key = ?",
                merges.entrySet(),
                (parameters, merge) -> parameters.add(merge.getValue()).add(merge.getKey()));
    }

    /** Without their values. */
    static Map<Long, IdentityKey> identityKeys(Tenant tenant, Collection<Long> keys) {
        Map<Long, IdentityKey> rows = new HashMap<>();
        tenant.queryIn(
                """
                SELECT identity_key, contact_key, first_named_at
                FROM identity WHERE workspace_id = :workspace AND identity_key IN ?
                """,
                row -> {
                    IdentityKey identity = new IdentityKey(row.number(), row.number(), row.number());
                    return rows.put(identity.key(), identity);
                },
                keys);
        return rows;
    }

    /** The contact of the {@code count}th identity after those of a contact, in the order of contacts; {@link KeyRange#LAST} when there are not so many. */
    static long contactOfIdentity(Tenant tenant, long after, int count) {
        return KeyRange.end(tenant.query(
                "SELECT contact_key FROM identity FORCE INDEX (identity_contact) WHERE workspace_id = :workspace AND contact_key > ?"
                        + " ORDER BY contact_key LIMIT 1 OFFSET ?",
                Row::number,
                after,
                count - 1));
    }

    /** In the order of their keys, some identities after one of them, of the contacts in a range. */
    static void eachIdentity(Tenant tenant, KeyRange contacts, long after, int count, Consumer<IdentityKey> consumer) {
        tenant.stream(
                """
                SELECT identity_key, contact_key, first_named_at FROM identity FORCE INDEX (PRIMARY)
                WHERE workspace_id = :workspace AND contact_key > ? AND contact_key <= ? AND identity_key > ?
                ORDER BY identity_key LIMIT ?
                """,
                row -> new IdentityKey(row.number(), row.number(), row.number()),
                consumer,
                contacts.after(),
                contacts.to(),
                after,
                count);
    }

    /** The identities of the contacts in a range, contact by contact. */
    static void eachMember(Tenant tenant, KeyRange contacts, Consumer<Member> consumer) {
        tenant.stream(
                """
                SELECT identity_key, identity.contact_key, contact.contact_key IS NOT NULL AND successor_key IS NULL
                FROM identity FORCE INDEX (identity_contact)
                LEFT JOIN contact ON contact.workspace_id = identity.workspace_id
                  AND contact.contact_key = identity.contact_key
                WHERE identity.workspace_id = :workspace AND identity.contact_key > ? AND identity.contact_key <= ?
                ORDER BY identity.contact_key
                """,
                row -> new Member(row.number(), row.number(), row.flag()),
                consumer,
                contacts.after(),
                contacts.to());
    }

    /** In the order of their keys, some contacts after one of them, merged ones left out. */
    static List<Contact> after(Tenant tenant, long after, int count) {
        return tenant.query("""
                SELECT contact_key, successor_key, name, name_at, name_event_id, email, email_at, email_event_id
                FROM contact FORCE INDEX (PRIMARY)
                WHERE workspace_id = :workspace AND contact_key > ? AND successor_key IS NULL ORDER BY contact_key LIMIT ?
                """, row -> read(row).contact(), after, count);
    }

    /** Some contacts by key, merged ones left out. */
    static Map<Long, Contact> find(Tenant tenant, Collection<Long> keys) {
        Map<Long, Contact> contacts = new HashMap<>();
        tenant.queryIn(
                """
                SELECT contact_key, successor_key, name, name_at, name_event_id, email, email_at, email_event_id
                FROM contact WHERE workspace_id = :workspace AND successor_key IS NULL AND contact_key IN ?
                """,
                row -> {
                    Contact contact = read(row).contact();
                    return contacts.put(contact.key(), contact);
                },
                keys);
        return contacts;
    }

    /** Those of some contacts that have an identity. */
    static Set<Long> withIdentities(Tenant tenant, Collection<Long> keys) {
        return new HashSet<>(tenant.queryIn(
                "SELECT DISTINCT contact_key FROM identity FORCE INDEX (identity_contact)"
                        + " WHERE workspace_id = :workspace AND contact_key IN ?",
                Row::number,
                keys));
    }

    private static LockedContact read(Row row) {
        long key = row.number();
        boolean merged = row.numberOrNull() != null;
        return new LockedContact(
                new Contact(
                        key,
                        attribute(row.textOrNull(), row.numberOrNull(), row.idOrNull()),
                        attribute(row.textOrNull(), row.numberOrNull(), row.idOrNull())),
                merged);
    }

    private static @Nullable Attribute attribute(@Nullable String value, @Nullable Long at, @Nullable String eventId) {
        return value == null
                ? null
                : new Attribute(value, new EventOrder(Objects.requireNonNull(at), Objects.requireNonNull(eventId)));
    }

    private static Identity.IdentityKind kind(int code) {
        for (Identity.IdentityKind kind : Identity.IdentityKind.values()) {
            if (KeyDictionary.IdKind.of(kind).code() == code) {
                return kind;
            }
        }
        throw new IllegalStateException("no identity has the code " + code);
    }
}
