package io.touchstone.erasure;

import io.touchstone.control.workspace.SelectWorkspace;
import io.touchstone.control.workspace.Workspace;
import io.touchstone.event.Event;
import io.touchstone.event.Renaming;
import io.touchstone.event.json.ParsedEvent;
import io.touchstone.event.json.ParsedEvent.Rejection;
import io.touchstone.event.json.ParsedEvent.Valid;
import io.touchstone.eventlog.EventLog;
import io.touchstone.eventlog.KeyDictionary.IdKind;
import io.touchstone.source.ContentIds;
import io.touchstone.sql.Tenant;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Has what comes in name things by the ids that they go by since somebody was erased: so an event that was erased is a duplicate when it
 * comes again, and what is told late of a message or purchase is counted with it, and brings no number back.
 */
@Singleton
public class ErasedIds {

    private final ErasureKeys keys;

    ErasedIds(ErasureKeys keys) {
        this.keys = keys;
    }

    /** In their order; the very list where none names such a thing. A workspace that never erased anybody is asked nothing. */
    public List<ParsedEvent> rename(Tenant tenant, Workspace workspace, List<ParsedEvent> events) {
        if (workspace.erasures() == 0) {
            return events;
        }
        Set<ErasedName> names = new HashSet<>();
        Renaming collect = renaming(name -> {
            names.add(name);
            return name.value();
        });
        events.forEach(event -> renamed(event, collect));
        Map<ErasedName, String> ids = find(tenant, workspace, names);
        if (ids.isEmpty()) {
            return events;
        }
        Renaming renaming = renaming(name -> ids.getOrDefault(name, name.value()));
        return withoutHashes(
                tenant,
                workspace,
                events,
                events.stream().map(event -> renamed(event, renaming)).toList());
    }

    /** What is told late under an id that may be a hash of what has gone, goes by a keyed one. */
    private List<ParsedEvent> withoutHashes(
            Tenant tenant, Workspace workspace, List<ParsedEvent> told, List<ParsedEvent> renamed) {
        Set<String> hashes = new HashSet<>();
        for (int i = 0; i < told.size(); i++) {
            if (told.get(i) instanceof Valid(Event before)
                    && renamed.get(i) instanceof Valid(Event after)
                    && before.id().equals(after.id())
                    && !before.equals(after)
                    && ContentIds.beginning(before.id()).isPresent()) {
                hashes.add(before.id());
            }
        }
        if (hashes.isEmpty()) {
            return renamed;
        }
        ErasureDigests digests = keys.of(workspace);
        Map<String, String> ids = new HashMap<>(keyed(tenant, digests, hashes));
        hashes.forEach(id -> ids.computeIfAbsent(id, _ -> keyed(digests, id).getFirst()));
        Renaming renaming =
                renaming(name -> name.isEvent() ? ids.getOrDefault(name.value(), name.value()) : name.value());
        return renamed.stream().map(event -> renamed(event, renaming)).toList();
    }

    /** Of some ids those that stand in the log under a keyed one, of whichever of the keys. */
    private static Map<String, String> keyed(Tenant tenant, ErasureDigests digests, Collection<String> eventIds) {
        Map<String, String> byKeyed = new HashMap<>();
        eventIds.forEach(id -> keyed(digests, id).forEach(keyed -> byKeyed.put(keyed, id)));
        Map<String, String> known = new HashMap<>();
        EventLog.knownIds(tenant, byKeyed.keySet())
                .forEach(keyed -> known.put(Objects.requireNonNull(byKeyed.get(keyed)), keyed));
        return known;
    }

    /** None of an id that is no hash. */
    private static List<String> keyed(ErasureDigests digests, String eventId) {
        return ContentIds.beginning(eventId)
                .map(beginning -> digests.all(ErasedName.event(eventId)).stream()
                        .map(digest -> beginning + digest)
                        .toList())
                .orElseGet(List::of);
    }

    /** By id, those of some events that go by others. Who holds the workspace knows that it stays so. */
    public Map<String, String> events(Tenant tenant, Workspace workspace, Collection<String> eventIds) {
        if (workspace.erasures() == 0) {
            return Map.of();
        }
        Map<String, String> ids = keyed(tenant, keys.of(workspace), eventIds);
        find(tenant, workspace, eventIds.stream().map(ErasedName::event).toList())
                .forEach((name, id) -> ids.put(name.value(), id));
        return ids;
    }

    /** By message id, those of some that go by others. */
    public Map<String, String> messages(Tenant tenant, Collection<String> messageIds) {
        return SelectWorkspace.find(tenant)
                .map(workspace -> messages(tenant, workspace, messageIds))
                .orElseGet(Map::of);
    }

    /** By purchase id, those of some that go by others. */
    public Map<String, String> purchases(Tenant tenant, Collection<String> purchaseIds) {
        return SelectWorkspace.find(tenant)
                .map(workspace -> purchases(tenant, workspace, purchaseIds))
                .orElseGet(Map::of);
    }

    /** As the other one. Who holds the lock of the workspace knows that it stays so. */
    public Map<String, String> messages(Tenant tenant, Workspace workspace, Collection<String> messageIds) {
        return find(tenant, workspace, IdKind.MESSAGE, messageIds);
    }

    /** As {@link #messages(Tenant, Workspace, Collection)}. */
    public Map<String, String> purchases(Tenant tenant, Workspace workspace, Collection<String> purchaseIds) {
        return find(tenant, workspace, IdKind.PURCHASE, purchaseIds);
    }

    private Map<String, String> find(Tenant tenant, Workspace workspace, IdKind kind, Collection<String> before) {
        if (workspace.erasures() == 0) {
            return Map.of();
        }
        Map<String, String> ids = new HashMap<>();
        find(
                        tenant,
                        workspace,
                        before.stream().map(id -> ErasedName.of(kind, id)).toList())
                .forEach((name, id) -> ids.put(name.value(), id));
        return ids;
    }

    private Map<ErasedName, String> find(Tenant tenant, Workspace workspace, Collection<ErasedName> names) {
        ErasureDigests digests = keys.of(workspace);
        Map<String, ErasedName> byDigest = new LinkedHashMap<>();
        names.forEach(name -> digests.all(name).forEach(digest -> byDigest.put(digest, name)));
        Map<ErasedName, String> ids = new HashMap<>();
        ErasedIdStore.find(tenant, byDigest.keySet()).forEach((digest, id) -> {
            ErasedName name = byDigest.get(digest);
            if (name != null) {
                ids.put(name, id);
            }
        });
        return ids;
    }

    private static ParsedEvent renamed(ParsedEvent parsed, Renaming renaming) {
        return switch (parsed) {
            case Valid(Event event) -> new Valid(renaming.of(event));
            case Rejection rejection -> {
                @Nullable String id = rejection.id();
                yield id == null || !rejection.possibleId()
                        ? rejection
                        : new Rejection(renaming.event(id), true, rejection.type(), rejection.detail());
            }
        };
    }

    @FunctionalInterface
    private interface Names {
        String id(ErasedName name);
    }

    private static Renaming renaming(Names names) {
        return new Renaming() {
            @Override
            public String event(String id) {
                return names.id(ErasedName.event(id));
            }

            @Override
            public String message(String id) {
                return names.id(ErasedName.of(IdKind.MESSAGE, id));
            }

            @Override
            public String purchase(String id) {
                return names.id(ErasedName.of(IdKind.PURCHASE, id));
            }

            @Override
            public String ref(String ref) {
                return names.id(ErasedName.of(IdKind.REF, ref));
            }
        };
    }
}
