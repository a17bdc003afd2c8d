package io.touchstone.intake;

import io.touchstone.attribution.AttributionEngine;
import io.touchstone.attribution.FrozenSubjects;
import io.touchstone.control.access.CurrentWorkspace;
import io.touchstone.control.workspace.SelectWorkspace;
import io.touchstone.control.workspace.Workspace;
import io.touchstone.control.workspace.Workspaces;
import io.touchstone.erasure.ErasedIds;
import io.touchstone.event.Event;
import io.touchstone.event.EventType;
import io.touchstone.event.json.ParsedEvent;
import io.touchstone.event.json.ParsedEvent.Rejection;
import io.touchstone.event.json.ParsedEvent.Valid;
import io.touchstone.eventlog.EventLog;
import io.touchstone.eventlog.KeyAllocator;
import io.touchstone.eventlog.KeyDictionary;
import io.touchstone.eventlog.KeyDictionary.IdKind;
import io.touchstone.eventlog.KeySequence;
import io.touchstone.eventlog.ReservedKeys;
import io.touchstone.facts.message.KnownSources;
import io.touchstone.facts.message.MessageSource;
import io.touchstone.facts.message.RefHolds;
import io.touchstone.facts.message.RefScope;
import io.touchstone.intake.tally.Tallies;
import io.touchstone.intake.tally.Tally;
import io.touchstone.intake.tally.Topic;
import io.touchstone.sql.Tenant;
import io.touchstone.sql.Transactions;
import io.touchstone.tenant.WorkspaceId;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Stores events exactly once, with everything that follows from them, in one transaction. */
@ApplicationScoped
public class Ingestion {

    /** Of messages, purchases, identities, contacts and events, at most this many new keys come with one event. */
    private static final int KEYS_PER_EVENT = 16;

    /**
     * A transaction with so few events is short: it may hold the ids that they name from its beginning, and is spared a
     * transaction that makes their keys before.
     */
    private static final int FEW = 500;

    private final Transactions transactions;
    private final Workspaces workspaces;
    private final KeyAllocator keys;
    private final AttributionEngine engine;
    private final IntakeMeters meters;
    private final Tallies tallies;
    private final ErasedIds erased;
    private final InstantSource clock;

    Ingestion(
            Transactions transactions,
            Workspaces workspaces,
            KeyAllocator keys,
            AttributionEngine engine,
            IntakeMeters meters,
            Tallies tallies,
            ErasedIds erased,
            InstantSource clock) {
        this.transactions = transactions;
        this.workspaces = workspaces;
        this.keys = keys;
        this.engine = engine;
        this.meters = meters;
        this.tallies = tallies;
        this.erased = erased;
        this.clock = clock;
    }

    /**
     * Stores the good ones of these events.
     *
     * @return what became of each, in their order
     * @throws io.touchstone.problem.ProblemException when other writers kept it from committing: nothing was stored
     */
    public List<Outcome> store(WorkspaceId workspace, List<ParsedEvent> events) {
        ReservedKeys fresh = keys.reserve(workspace, (long) events.size() * KEYS_PER_EVENT);
        List<Outcome> outcomes = meters.metered(events, () -> {
            Optional<MadeKeys> made = events.size() > FEW ? make(workspace, events) : Optional.empty();
            RefHolds holds = new RefHolds();
            FrozenSubjects frozen = new FrozenSubjects();
            return transactions.write(workspace, tenant -> store(tenant, events, made, fresh.range(), holds, frozen));
        });
        tallies.add(workspace, tally(events, outcomes));
        return outcomes;
    }

    private static Map<Tally, Long> tally(List<ParsedEvent> events, List<Outcome> outcomes) {
        Map<Tally, Long> counts = new HashMap<>();
        for (int i = 0; i < events.size(); i++) {
            @Nullable Tally tally = tally(events.get(i), outcomes.get(i));
            if (tally != null) {
                counts.merge(tally, 1L, Long::sum);
            }
        }
        return counts;
    }

    private static @Nullable Tally tally(ParsedEvent parsed, Outcome outcome) {
        return switch (outcome) {
            case Outcome.Accepted()
            when parsed instanceof Valid(Event event) ->
                Tally.of(Topic.ACCEPTED, EventType.of(event).code());
            case Outcome.Rejected(Rejection rejection) -> Tally.of(Topic.REJECTED, rejection.type());
            case Outcome.Accepted() -> null;
            case Outcome.Duplicate() -> null;
        };
    }

    /** Of those that may be stored. */
    private static List<EventNames> names(List<ParsedEvent> events) {
        List<EventNames> names = new ArrayList<>(events.size());
        for (ParsedEvent event : events) {
            if (event instanceof Valid(Event good)) {
                names.add(EventNames.of(good));
            }
        }
        return names;
    }

    /** @param erasures of the workspace before they were made: after another one they may be those of other ids */
    private record MadeKeys(KeyDictionary keys, int erasures) {}

    /**
     * The keys of what the events name, made in a transaction of its own: nobody waits for this one to learn them. Once somebody was erased, none
     * are made here of people whom the dictionary does not know: should the events turn out to be refused, the number of somebody erased would be
     * back. Empty where somebody is erased meanwhile.
     */
    private Optional<MadeKeys> make(WorkspaceId id, List<ParsedEvent> events) {
        record KeysToMake(Map<IdKind, Set<String>> ids, int erasures) {}
        KeysToMake named = transactions.statement(id, tenant -> {
            Workspace workspace = present(SelectWorkspace.find(tenant));
            List<ParsedEvent> renamed = erased.rename(tenant, workspace, events);
            return new KeysToMake(
                    NamedKeys.ids(names(BatchTriage.withoutErased(workspace, renamed, usedIds(tenant)))),
                    workspace.erasures());
        });
        return make(id, named.ids(), named.erasures()).map(all -> new MadeKeys(all, named.erasures()));
    }

    private Optional<KeyDictionary> make(WorkspaceId workspace, Map<IdKind, Set<String>> ids, int erasures) {
        KeyDictionary known = transactions.statement(workspace, tenant -> KeyDictionary.find(tenant, ids));
        Map<IdKind, Set<String>> unknown = known.missing(ids);
        if (erasures != 0) {
            unknown.keySet().removeAll(NamedKeys.OF_PEOPLE);
        }
        if (unknown.isEmpty()) {
            return Optional.of(known);
        }
        ReservedKeys fresh = keys.reserve(
                workspace, unknown.values().stream().mapToLong(Set::size).sum());
        return transactions.write(workspace, tenant -> {
            // So that nobody is erased until these stand.
            Workspace held = present(SelectWorkspace.hold(tenant));
            return held.erasures() == erasures
                    ? Optional.of(known.and(KeyDictionary.make(tenant, unknown, fresh.range())))
                    : Optional.empty();
        });
    }

    private List<Outcome> store(
            Tenant tenant,
            List<ParsedEvent> sent,
            Optional<MadeKeys> made,
            KeySequence fresh,
            RefHolds holds,
            FrozenSubjects frozen) {
        boolean money = sent.stream().anyMatch(Ingestion::hasMoney);
        Workspace workspace = present(SelectWorkspace.find(tenant));
        if (!workspace.hasEvents() || (money && !workspace.hasMoney())) {
            workspace = present(workspaces.lock(tenant.workspace()));
        }
        List<ParsedEvent> events = erased.rename(tenant, workspace, sent);
        KnownSources sources = new KnownSources(tenant);
        sources.find(sources(names(events)));
        BatchTriage triage = BatchTriage.of(workspace, events, usedIds(tenant), sources::has, frozen);
        List<Event> good = triage.good();
        if (!good.isEmpty()) {
            List<NewEvent> newEvents = good.stream().map(NewEvent::of).toList();
            List<EventNames> names = newEvents.stream().map(NewEvent::names).toList();
            Set<MessageSource> madeSources = sources.make(sources(names), fresh);
            RefScope scope = RefScope.of(tenant, refs(names), holds);
            Map<IdKind, Set<String>> ids = NamedKeys.ids(names);
            KeyDictionary surrogates = made.isPresent() && made.get().erasures() == workspace.erasures()
                    ? complete(tenant, scope.find(tenant, made.get().keys()), ids, fresh)
                    : KeyDictionary.hold(tenant, scope.and(ids), fresh);
            Set<String> written = IntakeTransaction.record(
                    tenant, engine, clock, workspace, newEvents, surrogates, sources, scope, frozen, fresh);
            newEvents.stream()
                    .filter(event -> !written.contains(event.event().id()))
                    .filter(event -> madeSources.contains(event.names().source()))
                    .findAny()
                    .ifPresent(_ -> {
                        throw new UsedIdException();
                    });
            triage.writeOnly(written);
            fixSettings(workspace, triage.good());
        }
        return triage.outcomes();
    }

    private static BatchTriage.UsedIds usedIds(Tenant tenant) {
        return ids -> EventLog.knownIds(tenant, ids);
    }

    /** With those of people of which none were made before. */
    private static KeyDictionary complete(
            Tenant tenant, KeyDictionary made, Map<IdKind, Set<String>> ids, KeySequence fresh) {
        Map<IdKind, Set<String>> missing = made.missing(ids);
        return missing.isEmpty() ? made : made.and(KeyDictionary.make(tenant, missing, fresh));
    }

    private static Set<String> refs(List<EventNames> names) {
        Set<String> refs = new HashSet<>();
        names.stream().map(EventNames::ref).filter(Objects::nonNull).forEach(refs::add);
        return refs;
    }

    private static Set<MessageSource> sources(List<EventNames> names) {
        Set<MessageSource> sources = new HashSet<>();
        names.stream().map(EventNames::source).filter(Objects::nonNull).forEach(sources::add);
        return sources;
    }

    /** From the first event on a new time zone takes a rebuild; the first money fixes the currency. */
    private void fixSettings(Workspace workspace, List<Event> accepted) {
        if (!workspace.hasEvents()) {
            workspaces.markEvents(workspace.id());
        }
        if (!workspace.hasMoney()
                && accepted.stream().anyMatch(event -> event.money().isPresent())) {
            workspaces.markMoney(workspace.id());
        }
    }

    private static boolean hasMoney(ParsedEvent parsed) {
        return parsed instanceof Valid(Event event) && event.money().isPresent();
    }

    private static Workspace present(Optional<Workspace> workspace) {
        return workspace.orElseThrow(CurrentWorkspace::gone);
    }
}
