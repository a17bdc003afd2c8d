package io.touchstone.facts.contact;

import io.touchstone.eventlog.KeyRange;
import io.touchstone.sql.Sql;
import io.touchstone.sql.SqlText;
import io.touchstone.sql.Tenant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Which identities events ever named together, shared ones, too: what contacts are made of. Each pair has one event that says so.
 */
final class IdentityLinkStore {

    /** @param other greater than {@code key} */
    record Link(long key, long other) {

        private static final Comparator<Link> ORDER =
                Comparator.comparingLong(Link::key).thenComparingLong(Link::other);

        static Link of(long left, long right) {
            return new Link(Math.min(left, right), Math.max(left, right));
        }
    }

    private static final SqlText STORED = SqlText.of("""
            SELECT identity_key, other_key FROM identity_link FORCE INDEX (PRIMARY) WHERE workspace_id = :workspace
            """);

    private static final SqlText UNSAID = SqlText.of("""
            SELECT identity_key, other_key
            FROM identity_link FORCE INDEX (PRIMARY)
            LEFT JOIN event ON event.workspace_id = identity_link.workspace_id
              AND event.subject_key = identity_link.subject_key AND event.event_key = identity_link.event_key
            WHERE identity_link.workspace_id = :workspace AND NOT frozen
              AND NOT (COALESCE(identity_key IN (contact_id_key, contact_phone_key, contact_whatsapp_key, contact_email_key,
                     same_as_id_key, same_as_phone_key, same_as_whatsapp_key, same_as_email_key), FALSE)
                   AND COALESCE(other_key IN (contact_id_key, contact_phone_key, contact_whatsapp_key, contact_email_key,
                     same_as_id_key, same_as_phone_key, same_as_whatsapp_key, same_as_email_key), FALSE))
            """);

    private IdentityLinkStore() {}

    /** Adds those that are not there. The caller holds the locks of the identities, or nobody can take back what the events say. */
    static void add(Tenant tenant, Collection<IdentityClaim> claims) {
        tenant.insertNew(
                """
                INSERT IGNORE INTO identity_link (workspace_id, identity_key, other_key, subject_key, event_key)
                VALUES (:workspace, ?, ?, ?, ?)
                """,
                said(claims).entrySet(),
                (parameters, entry) -> parameters
                        .add(entry.getKey().key())
                        .add(entry.getKey().other())
                        .add(entry.getValue().subjectKey())
                        .add(entry.getValue().eventKey()));
    }

    /** Those that some events say, each with one of them. */
    static Map<Link, IdentityClaim> said(Collection<IdentityClaim> claims) {
        Map<Link, IdentityClaim> links = new TreeMap<>(Link.ORDER);
        for (IdentityClaim claim : claims) {
            List<Long> keys = claim.keys();
            for (int i = 0; i < keys.size(); i++) {
                for (int j = i + 1; j < keys.size(); j++) {
                    if (!keys.get(i).equals(keys.get(j))) {
                        links.putIfAbsent(Link.of(keys.get(i), keys.get(j)), claim);
                    }
                }
            }
        }
        return links;
    }

    /** Of some links, those that are stored. */
    static Set<Link> stored(Tenant tenant, Collection<Link> links) {
        return among(tenant, STORED, links);
    }

    /** Of some links, those that their event does not say. */
    static Set<Link> stillUnsaid(Tenant tenant, Collection<Link> links) {
        return among(tenant, UNSAID, links);
    }

    private static Set<Link> among(Tenant tenant, SqlText sql, Collection<Link> links) {
        List<Link> all = List.copyOf(links);
        Set<Link> found = new HashSet<>();
        for (int from = 0; from < all.size(); from += Sql.LONGEST_LIST) {
            List<Link> some = all.subList(from, Math.min(from + Sql.LONGEST_LIST, all.size()));
            found.addAll(tenant.query( // Of two lists the server would count all combinations, and rather read all.
                    sql.and(" AND identity_key IN ? AND other_key + 0 IN ?"),
                    row -> new Link(row.number(), row.number()),
                    some.stream().map(Link::key).distinct().toList(),
                    some.stream().map(Link::other).distinct().toList()));
        }
        found.retainAll(Set.copyOf(all));
        return found;
    }

    /** Hands over, one by one, those whose lesser identity the contacts in a range have. The connection can do nothing else meanwhile. */
    static void eachOf(Tenant tenant, KeyRange contacts, Consumer<Link> consumer) {
        tenant.stream("""
                SELECT STRAIGHT_JOIN identity_link.identity_key, other_key
                FROM identity FORCE INDEX (identity_contact)
                JOIN identity_link FORCE INDEX (PRIMARY) ON identity_link.workspace_id = identity.workspace_id
                  AND identity_link.identity_key = identity.identity_key
                WHERE identity.workspace_id = :workspace AND contact_key > ? AND contact_key <= ?
                """, row -> new Link(row.number(), row.number()), consumer, contacts.after(), contacts.to());
    }

    /** As {@link #eachOf}, those that events said which are gone. */
    static void eachFrozenOf(Tenant tenant, KeyRange contacts, Consumer<Link> consumer) {
        tenant.stream("""
                SELECT STRAIGHT_JOIN identity_link.identity_key, other_key
                FROM identity FORCE INDEX (identity_contact)
                JOIN identity_link FORCE INDEX (PRIMARY) ON identity_link.workspace_id = identity.workspace_id
                  AND identity_link.identity_key = identity.identity_key
                WHERE identity.workspace_id = :workspace AND contact_key > ? AND contact_key <= ? AND identity_link.frozen
                """, row -> new Link(row.number(), row.number()), consumer, contacts.after(), contacts.to());
    }

    /** Events that said some go. */
    static void freeze(Tenant tenant, Collection<Link> links) {
        tenant.batch(
                "UPDATE identity_link SET frozen = TRUE WHERE workspace_id = :workspace AND identity_key = ? AND other_key = ?",
                links,
                (parameters, link) -> parameters.add(link.key()).add(link.other()));
    }

    /** Those whose lesser identity is in a range, but that their event does not say: some of them. */
    static List<Link> unsaid(Tenant tenant, KeyRange identities, int most) {
        return tenant.query(
                UNSAID.and(" AND identity_key > ? AND identity_key <= ? LIMIT ?"),
                row -> new Link(row.number(), row.number()),
                identities.after(),
                identities.to(),
                most);
    }

    /**
     * Some that events said which are gone, and that join two contacts, or one and nobody, though neither identity is shared.
     *
     * @param identities has the lesser identity of each
     */
    static List<Link> parted(Tenant tenant, KeyRange identities, int most) {
        return tenant.query(
                """
                SELECT STRAIGHT_JOIN identity_link.identity_key, other_key
                FROM identity_link FORCE INDEX (PRIMARY)
                JOIN identity lesser FORCE INDEX (PRIMARY) ON lesser.workspace_id = identity_link.workspace_id
                  AND lesser.identity_key = identity_link.identity_key
                JOIN identity other FORCE INDEX (PRIMARY) ON other.workspace_id = identity_link.workspace_id
                  AND other.identity_key = other_key
                LEFT JOIN shared_identity FORCE INDEX (PRIMARY) ON shared_identity.workspace_id = identity_link.workspace_id
                  AND shared_identity.identity_key = identity_link.identity_key
                LEFT JOIN shared_identity other_shared FORCE INDEX (PRIMARY)
                  ON other_shared.workspace_id = identity_link.workspace_id AND other_shared.identity_key = other_key
                WHERE identity_link.workspace_id = :workspace
                  AND identity_link.identity_key > ? AND identity_link.identity_key <= ? AND identity_link.frozen
                  AND NOT (lesser.contact_key <=> other.contact_key)
                  AND shared_identity.identity_key IS NULL AND other_shared.identity_key IS NULL LIMIT ?
                """, row -> new Link(row.number(), row.number()), identities.after(), identities.to(), most);
    }

    static void delete(Tenant tenant, Collection<Link> links) {
        tenant.batch(
                "DELETE FROM identity_link WHERE workspace_id = :workspace AND identity_key = ? AND other_key = ?",
                links,
                (parameters, link) -> parameters.add(link.key()).add(link.other()));
    }
}
