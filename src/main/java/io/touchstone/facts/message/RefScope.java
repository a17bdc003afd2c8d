package io.touchstone.facts.message;

import io.touchstone.eventlog.KeyDictionary;
import io.touchstone.eventlog.KeyDictionary.IdKind;
import io.touchstone.sql.Tenant;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * What a transaction locks for the sake of clicks by ref; nothing, without a statement, where it has to do with no ref.
 *
 * @param refs those that it has to do with, and those that it needs beside
 * @param messageIds messages that clicks may move from or to, of which its events need not tell
 * @param holds is told what else it turns out to need
 */
public record RefScope(Set<String> refs, Set<String> messageIds, RefHolds holds) {

    /** @param named the refs that its events name */
    public static RefScope of(Tenant tenant, Collection<String> named, RefHolds holds) {
        Set<String> refs = new HashSet<>(holds.refs());
        refs.addAll(named);
        Set<String> messageIds = new HashSet<>(holds.messageIds());
        messageIds.addAll(RefMessageStore.latestIds(tenant, refs));
        return new RefScope(refs, messageIds, holds);
    }

    /** Adds these to other ids. */
    public Map<IdKind, Set<String>> and(Map<IdKind, Set<String>> ids) {
        add(ids, IdKind.REF, refs);
        add(ids, IdKind.MESSAGE, messageIds);
        return ids;
    }

    /** Known keys, with those of these, which exist. */
    public KeyDictionary find(Tenant tenant, KeyDictionary known) {
        Map<IdKind, Set<String>> missing = known.missing(Map.of(IdKind.REF, refs, IdKind.MESSAGE, messageIds));
        return missing.isEmpty() ? known : known.and(KeyDictionary.find(tenant, missing));
    }

    private static void add(Map<IdKind, Set<String>> ids, IdKind kind, Set<String> more) {
        if (!more.isEmpty()) {
            ids.computeIfAbsent(kind, _ -> new HashSet<>()).addAll(more);
        }
    }
}
