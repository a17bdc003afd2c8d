package io.touchstone.eventlog;

import io.touchstone.event.CodePointOrder;
import io.touchstone.event.Identity;
import io.touchstone.sql.Row;
import io.touchstone.sql.Sql;
import io.touchstone.workspace.WorkspaceId;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The ids that a transaction names, and their keys. */
public final class Surrogates {

    /** In the order in which transactions lock. The codes are stored: never change one. */
    public enum Kind {
        MESSAGE(1),
        PURCHASE(2),
        CONTACT_ID(3),
        PHONE(4),
        WHATSAPP_USER_ID(5),
        SOURCE(6),
        CAMPAIGN(7),
        FLOW(8);

        private final int code;

        Kind(int code) {
            this.code = code;
        }

        public int code() {
            return code;
        }

        public static Kind of(Identity.Kind kind) {
            return switch (kind) {
                case ID -> CONTACT_ID;
                case PHONE -> PHONE;
                case WHATSAPP_USER_ID -> WHATSAPP_USER_ID;
            };
        }
    }

    private record Entry(Kind kind, String id, long key) {}

    private final Map<Kind, Map<String, Long>> keys = new EnumMap<>(Kind.class);

    private Surrogates() {}

    /**
     * Makes keys for those of the given ids that have none, and locks all until the end of the transaction, in one order for
     * everybody.
     */
    public static Surrogates make(
            Connection connection, WorkspaceId workspace, Map<Kind, ? extends Collection<String>> ids, KeyRange fresh)
            throws SQLException {
        List<Entry> entries = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            if (ids.containsKey(kind)) {
                Set<String> sorted = new TreeSet<>(CodePointOrder.INSTANCE);
                sorted.addAll(ids.get(kind));
                sorted.forEach(id -> entries.add(new Entry(kind, id, fresh.take())));
            }
        }
        Sql.batch(
                connection,
                """
                INSERT INTO surrogate (workspace_id, kind, id, surrogate_key) VALUES (?, ?, ?, ?)
                ON DUPLICATE KEY UPDATE surrogate_key = surrogate_key
                """,
                entries,
                (parameters, entry) -> parameters
                        .add(workspace.value())
                        .add(entry.kind().code())
                        .addId(entry.id())
                        .add(entry.key()));
        return find(connection, workspace, ids);
    }

    /**
     * Locks all messages, purchases and identities among these until the end of the transaction, in the order in which
     * {@link #make} does. Nothing else is locked by it.
     */
    public void lock(Connection connection, WorkspaceId workspace) throws SQLException {
        for (Map.Entry<Kind, Map<String, Long>> ofKind : keys.entrySet()) {
            List<String> sorted = new ArrayList<>(ofKind.getValue().keySet());
            sorted.sort(CodePointOrder.INSTANCE);
            Sql.queryIn(
                    connection,
                    "SELECT surrogate_key FROM surrogate WHERE workspace_id = ? AND kind = ? AND id IN ?"
                            + " ORDER BY id FOR UPDATE",
                    Row::number,
                    sorted,
                    workspace.value(),
                    ofKind.getKey().code());
        }
    }

    /** Those of some ids that have no key here. */
    public Map<Kind, Set<String>> missing(Map<Kind, Set<String>> ids) {
        Map<Kind, Set<String>> missing = new EnumMap<>(Kind.class);
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
    public Surrogates and(Surrogates others) {
        Surrogates all = new Surrogates();
        for (Surrogates some : List.of(this, others)) {
            some.keys.forEach((kind, ofKind) ->
                    all.keys.computeIfAbsent(kind, _ -> new HashMap<>()).putAll(ofKind));
        }
        return all;
    }

    /** The keys of those ids that have one. Locks nothing. */
    public static Surrogates find(
            Connection connection, WorkspaceId workspace, Map<Kind, ? extends Collection<String>> ids)
            throws SQLException {
        Surrogates found = new Surrogates();
        for (Map.Entry<Kind, ? extends Collection<String>> wanted : ids.entrySet()) {
            Map<String, Long> ofKind = new HashMap<>();
            Sql.queryIn(
                    connection,
                    "SELECT id, surrogate_key FROM surrogate WHERE workspace_id = ? AND kind = ? AND id IN ?",
                    row -> ofKind.put(row.id(), row.number()),
                    wanted.getValue(),
                    workspace.value(),
                    wanted.getKey().code());
            found.keys.put(wanted.getKey(), ofKind);
        }
        return found;
    }

    /**
     * The ids of some keys of one kind, which no index finds: all ids of that kind are read. For repairs alone.
     */
    public static Map<Long, String> ids(
            Connection connection, WorkspaceId workspace, Kind kind, Collection<Long> wanted) throws SQLException {
        Map<Long, String> ids = new HashMap<>();
        Sql.queryIn(
                connection,
                "SELECT surrogate_key, id FROM surrogate WHERE workspace_id = ? AND kind = ? AND surrogate_key IN ?",
                row -> ids.put(row.number(), row.id()),
                wanted,
                workspace.value(),
                kind.code());
        return ids;
    }

    public long key(Kind kind, String id) {
        Long key = keys.getOrDefault(kind, Map.of()).get(id);
        if (key == null) {
            throw new IllegalStateException("no key for a " + kind);
        }
        return key;
    }

    public boolean has(Kind kind, String id) {
        return keys.getOrDefault(kind, Map.of()).containsKey(id);
    }
}
