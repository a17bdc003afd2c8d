package io.touchstone.eventlog;

import io.touchstone.event.CodePointOrder;
import io.touchstone.event.Identity;
import io.touchstone.sql.Sql;
import io.touchstone.sql.SqlText;
import io.touchstone.sql.Tenant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The ids that a transaction names, and their keys. */
public final class KeyDictionary {

    /** In the order in which transactions lock. The codes are stored: never change one. */
    public enum IdKind {
        MESSAGE(1),
        PURCHASE(2),
        CONTACT_ID(3),
        PHONE(4),
        WHATSAPP_USER_ID(5),
        SOURCE(6),
        CAMPAIGN(7),
        FLOW(8),
        EMAIL(9),
        REF(10);

        private static final IdKind[] BY_CODE = values();

        private final int code;

        IdKind(int code) {
            this.code = code;
        }

        public int code() {
            return code;
        }

        static IdKind of(int code) {
            return BY_CODE[code - 1];
        }

        public static IdKind of(Identity.IdentityKind kind) {
            return switch (kind) {
                case ID -> CONTACT_ID;
                case PHONE -> PHONE;
                case WHATSAPP_USER_ID -> WHATSAPP_USER_ID;
                case EMAIL -> EMAIL;
            };
        }
    }

    private record KnownKey(IdKind kind, String id, long key) {}

    /** The end of a query for ids that come in their order. */
    private static final SqlText LOCKED = SqlText.of(" ORDER BY kind, id FOR UPDATE");

    private final Map<IdKind, Map<String, Long>> keys = new EnumMap<>(IdKind.class);

    /** Whether all are locked by the transaction that these were made in. */
    private boolean held;

    private KeyDictionary() {}

    /**
     * Locks all given ids until the end of the transaction, and makes keys for those that have none: first those that have
     * one, then the others, each in one order for everybody.
     */
    public static KeyDictionary hold(Tenant tenant, Map<IdKind, ? extends Collection<String>> ids, KeySequence fresh) {
        KeyDictionary known = of(select(tenant, sorted(ids), LOCKED));
        Map<IdKind, Set<String>> unknown = known.missing(ids);
        KeyDictionary all = unknown.isEmpty() ? known : known.and(make(tenant, unknown, fresh, LOCKED));
        all.held = true;
        return all;
    }

    /**
     * Makes keys for ids that had none a moment ago; should another transaction have made one meanwhile, that is taken. What
     * was made is locked until the end of the transaction, which should be soon.
     */
    public static KeyDictionary make(Tenant tenant, Map<IdKind, Set<String>> ids, KeySequence fresh) {
        return make(tenant, ids, fresh, SqlText.none());
    }

    /** @param end of the query for all, where another transaction made one */
    private static KeyDictionary make(Tenant tenant, Map<IdKind, Set<String>> ids, KeySequence fresh, SqlText end) {
        List<KnownKey> entries = entries(ids, fresh);
        int made = tenant.insertNew(
                "INSERT IGNORE INTO surrogate (workspace_id, kind, id, surrogate_key) VALUES (:workspace, ?, ?, ?)",
                entries,
                (parameters, entry) ->
                        parameters.add(entry.kind().code()).addId(entry.id()).add(entry.key()));
        return of(made == entries.size() ? entries : select(tenant, sorted(ids), end));
    }

    private static List<KnownKey> entries(Map<IdKind, ? extends Collection<String>> ids, KeySequence fresh) {
        List<KnownKey> entries = new ArrayList<>();
        sorted(ids).forEach((kind, sorted) -> sorted.forEach(id -> entries.add(new KnownKey(kind, id, fresh.take()))));
        return entries;
    }

    /** In the order in which everybody locks. */
    private static Map<IdKind, List<String>> sorted(Map<IdKind, ? extends Collection<String>> ids) {
        Map<IdKind, List<String>> sorted = new EnumMap<>(IdKind.class);
        ids.forEach((kind, ofKind) -> sorted.put(
                kind, ofKind.stream().distinct().sorted(CodePointOrder.INSTANCE).toList()));
        return sorted;
    }

    private static KeyDictionary of(Collection<KnownKey> entries) {
        KeyDictionary surrogates = new KeyDictionary();
        entries.forEach(entry -> surrogates
                .keys
                .computeIfAbsent(entry.kind(), _ -> new HashMap<>())
                .put(entry.id(), entry.key()));
        return surrogates;
    }

    /**
     * Locks all messages, purchases and identities among these until the end of the transaction, in the order in which
     * {@link #hold} does. Nothing else is locked by it, and nothing is done where that has locked them.
     */
    public void lock(Tenant tenant) {
        if (held) {
            return;
        }
        Map<IdKind, List<String>> ids = new EnumMap<>(IdKind.class);
        keys.forEach((kind, ofKind) -> ids.put(kind, List.copyOf(ofKind.keySet())));
        select(tenant, sorted(ids), LOCKED);
    }

    /** Those of some ids that have no key here. */
    public Map<IdKind, Set<String>> missing(Map<IdKind, ? extends Collection<String>> ids) {
        Map<IdKind, Set<String>> missing = new EnumMap<>(IdKind.class);
        ids.forEach((kind, ofKind) -> {
            Set<String> unknown = new HashSet<>(ofKind);
            unknown.removeAll(keys.getOrDefault(kind, Map.of()).keySet());
            if (!unknown.isEmpty()) {
                missing.put(kind, unknown);
            }
        });
        return missing;
    }

    /** These and others. */
    public KeyDictionary and(KeyDictionary others) {
        KeyDictionary all = new KeyDictionary();
        for (KeyDictionary some : List.of(this, others)) {
            some.keys.forEach((kind, ofKind) ->
                    all.keys.computeIfAbsent(kind, _ -> new HashMap<>()).putAll(ofKind));
        }
        return all;
    }

    /** The keys of those ids that have one. Locks nothing. */
    public static KeyDictionary find(Tenant tenant, Map<IdKind, ? extends Collection<String>> ids) {
        return of(select(tenant, ids, SqlText.none()));
    }

    /** All kinds with one statement, unless there are thousands of ids. */
    private static List<KnownKey> select(Tenant tenant, Map<IdKind, ? extends Collection<String>> ids, SqlText end) {
        List<KnownKey> found = new ArrayList<>();
        for (Map<IdKind, List<String>> piece : pieces(ids)) {
            List<Object> parameters = new ArrayList<>();
            piece.forEach((kind, ofKind) -> parameters.addAll(List.of(kind.code(), ofKind)));
            found.addAll(tenant.query(
                    SqlText.of("SELECT kind, id, surrogate_key FROM surrogate WHERE workspace_id = :workspace AND (")
                            .and(SqlText.of("kind = ? AND id IN ?").times(piece.size(), " OR "))
                            .and(")")
                            .and(end),
                    row -> new KnownKey(IdKind.of(row.integer()), row.id(), row.number()),
                    parameters.toArray()));
        }
        return found;
    }

    /** Of {@link Sql#LONGEST_LIST} ids each, or fewer where they are long, in their order. */
    private static List<Map<IdKind, List<String>>> pieces(Map<IdKind, ? extends Collection<String>> ids) {
        List<Map<IdKind, List<String>>> pieces = new ArrayList<>();
        int count = 0;
        int length = 0;
        for (Map.Entry<IdKind, ? extends Collection<String>> ofKind : ids.entrySet()) {
            for (String id : ofKind.getValue()) {
                if (pieces.isEmpty() || count == Sql.LONGEST_LIST || length >= Sql.LONGEST_LIST_TEXT) {
                    pieces.add(new EnumMap<>(IdKind.class));
                    count = 0;
                    length = 0;
                }
                count++;
                length += id.length();
                pieces.getLast()
                        .computeIfAbsent(ofKind.getKey(), _ -> new ArrayList<>())
                        .add(id);
            }
        }
        return pieces;
    }

    /**
     * The ids of some keys of one kind, which no index finds: all ids of that kind are read. For repairs alone.
     */
    public static Map<Long, String> ids(Tenant tenant, IdKind kind, Collection<Long> wanted) {
        Map<Long, String> ids = new HashMap<>();
        tenant.queryIn(
                "SELECT surrogate_key, id FROM surrogate WHERE workspace_id = :workspace AND kind = ? AND surrogate_key IN ?",
                row -> ids.put(row.number(), row.id()),
                wanted,
                kind.code());
        return ids;
    }

    public long key(IdKind kind, String id) {
        Long key = keys.getOrDefault(kind, Map.of()).get(id);
        if (key == null) {
            throw new IllegalStateException("no key for a " + kind);
        }
        return key;
    }

    public boolean has(IdKind kind, String id) {
        return keys.getOrDefault(kind, Map.of()).containsKey(id);
    }
}
