package io.touchstone.facts.contact;

import io.touchstone.event.EventOrder;
import io.touchstone.event.Identity;
import io.touchstone.eventlog.KeyDictionary;
import io.touchstone.eventlog.KeyRange;
import io.touchstone.facts.contact.KnownIdentity.FirstNaming;
import io.touchstone.sql.Row;
import io.touchstone.sql.SqlText;
import io.touchstone.sql.Tenant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The facts of identities: whose each is, and what events said of the contact that they named by it. */
final class IdentityStore {

    /** @param frozen whether events that are gone named it */
    record IdentityKey(long key, boolean frozen) {}

    /** @param stored whether the contact is, and was not merged into another one */
    record Member(long identityKey, long contactKey, boolean frozen, boolean stored) {}

    private static final String COLUMNS = """
            identity_key, kind, value, contact_key, first_named_at, first_event_id, spelling,
            name, name_at, name_event_id, email, email_at, email_event_id
            """;

    private static final String ALL_COLUMNS = COLUMNS + ", frozen";

    private static final SqlText MEMBERS = SqlText.of("""
            SELECT identity_key, identity.contact_key, frozen, contact.contact_key IS NOT NULL AND successor_key IS NULL
            FROM identity FORCE INDEX (identity_contact)
            LEFT JOIN contact ON contact.workspace_id = identity.workspace_id
              AND contact.contact_key = identity.contact_key
            WHERE identity.workspace_id = :workspace AND identity.contact_key > ? AND identity.contact_key <= ?
            """);

    private IdentityStore() {}

    static Map<Long, KnownIdentity> find(Tenant tenant, Collection<Long> keys) {
        Map<Long, KnownIdentity> identities = new HashMap<>();
        tenant.queryIn(
                "SELECT " + ALL_COLUMNS + " FROM identity WHERE workspace_id = :workspace AND identity_key IN ?",
                row -> {
                    KnownIdentity identity = read(row);
                    return identities.put(identity.key(), identity);
                },
                keys);
        return identities;
    }

    /** Hands over those of some contacts one by one: there is no end to those of one contact. */
    static void eachOf(Tenant tenant, Collection<Long> contactKeys, Consumer<KnownIdentity> consumer) {
        tenant.streamIn(
                "SELECT " + ALL_COLUMNS + " FROM identity FORCE INDEX (identity_contact)"
                        + " WHERE workspace_id = :workspace AND contact_key IN ?",
                IdentityStore::read,
                consumer,
                contactKeys);
    }

    /** In the order of their keys, some identities after one of them. */
    static List<KnownIdentity> after(Tenant tenant, long after, int count) {
        return tenant.query(
                "SELECT " + ALL_COLUMNS + " FROM identity FORCE INDEX (PRIMARY)"
                        + " WHERE workspace_id = :workspace AND identity_key > ? ORDER BY identity_key LIMIT ?",
                IdentityStore::read,
                after,
                count);
    }

    static void save(Tenant tenant, Collection<KnownIdentity> identities) {
        tenant.batch(
                "INSERT INTO identity (" + COLUMNS + ", workspace_id)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, :workspace)" + """
                         ON DUPLICATE KEY UPDATE contact_key = VALUES(contact_key),
                          first_named_at = VALUES(first_named_at), first_event_id = VALUES(first_event_id),
                          spelling = VALUES(spelling), name = VALUES(name), name_at = VALUES(name_at),
                          name_event_id = VALUES(name_event_id), email = VALUES(email), email_at = VALUES(email_at),
                          email_event_id = VALUES(email_event_id)
                        """,
                identities,
                (parameters, identity) -> {
                    Attribute name = identity.name();
                    Attribute email = identity.email();
                    parameters
                            .add(identity.key())
                            .add(KeyDictionary.IdKind.of(identity.identity().kind())
                                    .code())
                            .addId(identity.identity().value())
                            .add(identity.contactKey())
                            .add(identity.first().order().at())
                            .addId(identity.first().order().eventId())
                            .addText(identity.first().spelling())
                            .addText(name == null ? null : name.value())
                            .add(name == null ? null : (Long) name.order().at())
                            .addId(name == null ? null : name.order().eventId())
                            .addText(email == null ? null : email.value())
                            .add(email == null ? null : (Long) email.order().at())
                            .addId(email == null ? null : email.order().eventId());
                });
    }

    /** Events that named some go. */
    static void freeze(Tenant tenant, Collection<Long> keys) {
        tenant.batch(
                "UPDATE identity SET frozen = TRUE WHERE workspace_id = :workspace AND identity_key = ?",
                keys,
                (parameters, key) -> parameters.add(key));
    }

    /** Some that are nobody's, although events that are gone named them and they are not shared. */
    static List<Long> frozenOfNobody(Tenant tenant, int most) {
        return tenant.query("""
                SELECT identity.identity_key FROM identity FORCE INDEX (identity_contact)
                LEFT JOIN shared_identity FORCE INDEX (PRIMARY) ON shared_identity.workspace_id = identity.workspace_id
                  AND shared_identity.identity_key = identity.identity_key
                WHERE identity.workspace_id = :workspace AND contact_key IS NULL AND frozen
                  AND shared_identity.identity_key IS NULL LIMIT ?
                """, Row::number, most);
    }

    /** Deletes those that were first named then, in epoch milliseconds, but none that is taken as given. All identities are looked through. */
    static void deleteFirstNamed(Tenant tenant, long at) {
        tenant.update("DELETE FROM identity WHERE workspace_id = :workspace AND first_named_at = ? AND NOT frozen", at);
    }

    /** Gives those of some contacts to others: from, to. The caller holds the locks of both. */
    static void merge(Tenant tenant, Map<Long, Long> merges) {
        tenant.batch(
                "UPDATE identity SET contact_key = ? WHERE workspace_id = :workspace AND contact_key = ?",
                merges.entrySet(),
                (parameters, merge) -> parameters.add(merge.getValue()).add(merge.getKey()));
    }

    /** The contact of the {@code count}th identity after those of a contact, in the order of contacts; {@link KeyRange#LAST} when there are not so many. */
    static long contactOf(Tenant tenant, long after, int count) {
        return KeyRange.end(tenant.query(
                "SELECT contact_key FROM identity FORCE INDEX (identity_contact) WHERE workspace_id = :workspace AND contact_key > ?"
                        + " ORDER BY contact_key LIMIT 1 OFFSET ?",
                Row::number,
                after,
                count - 1));
    }

    /** In the order of their keys, some identities after one of them, of the contacts in a range. */
    static void eachKey(Tenant tenant, KeyRange contacts, long after, int count, Consumer<IdentityKey> consumer) {
        tenant.stream(
                """
                SELECT identity_key, frozen FROM identity FORCE INDEX (PRIMARY)
                WHERE workspace_id = :workspace AND contact_key > ? AND contact_key <= ? AND identity_key > ?
                ORDER BY identity_key LIMIT ?
                """,
                row -> new IdentityKey(row.number(), row.flag()),
                consumer,
                contacts.after(),
                contacts.to(),
                after,
                count);
    }

    /** The identities of the contacts in a range, contact by contact. */
    static void eachMember(Tenant tenant, KeyRange contacts, Consumer<Member> consumer) {
        eachMember(tenant, MEMBERS.and(" ORDER BY identity.contact_key"), contacts, consumer);
    }

    /** The identities of the contacts in a range, in the order of their keys. */
    static void eachMemberByKey(Tenant tenant, KeyRange contacts, Consumer<Member> consumer) {
        eachMember(tenant, MEMBERS.and(" ORDER BY identity_key"), contacts, consumer);
    }

    private static void eachMember(Tenant tenant, SqlText sql, KeyRange contacts, Consumer<Member> consumer) {
        tenant.stream(
                sql,
                row -> new Member(row.number(), row.number(), row.flag(), row.flag()),
                consumer,
                contacts.after(),
                contacts.to());
    }

    static KnownIdentity read(Row row) {
        return new KnownIdentity(
                row.number(),
                new Identity(kind(row.integer()), row.id()),
                row.numberOrNull(),
                new FirstNaming(new EventOrder(row.number(), row.id()), row.textOrNull()),
                attribute(row.textOrNull(), row.numberOrNull(), row.idOrNull()),
                attribute(row.textOrNull(), row.numberOrNull(), row.idOrNull()),
                row.flag());
    }

    private static @Nullable Attribute attribute(@Nullable String value, @Nullable Long at, @Nullable String eventId) {
        return value == null
                ? null
                : new Attribute(value, new EventOrder(Objects.requireNonNull(at), Objects.requireNonNull(eventId)));
    }

    static Identity.IdentityKind kind(int code) {
        for (Identity.IdentityKind kind : Identity.IdentityKind.values()) {
            if (KeyDictionary.IdKind.of(kind).code() == code) {
                return kind;
            }
        }
        throw new IllegalStateException("no identity has the code " + code);
    }
}
