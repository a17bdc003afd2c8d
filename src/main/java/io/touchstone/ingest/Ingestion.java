package io.touchstone.ingest;

import io.touchstone.event.CurrencyRule;
import io.touchstone.event.Event;
import io.touchstone.event.ParsedEvent;
import io.touchstone.event.ParsedEvent.Accepted;
import io.touchstone.event.ParsedEvent.Rejection;
import io.touchstone.eventlog.EventLog;
import io.touchstone.eventlog.KeyAllocator;
import io.touchstone.eventlog.KeyRange;
import io.touchstone.eventlog.ReservedKeys;
import io.touchstone.eventlog.Surrogates;
import io.touchstone.eventlog.Surrogates.Kind;
import io.touchstone.security.CurrentWorkspace;
import io.touchstone.sql.Transactions;
import io.touchstone.workspace.SelectWorkspace;
import io.touchstone.workspace.Workspace;
import io.touchstone.workspace.WorkspaceId;
import io.touchstone.workspace.Workspaces;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
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

    private final Transactions transactions;
    private final Workspaces workspaces;
    private final KeyAllocator keys;
    private final IntakeMeters meters;

    Ingestion(Transactions transactions, Workspaces workspaces, KeyAllocator keys, IntakeMeters meters) {
        this.transactions = transactions;
        this.workspaces = workspaces;
        this.keys = keys;
        this.meters = meters;
    }

    /**
     * Stores the good ones of these events.
     *
     * @return what became of each, in their order
     * @throws io.touchstone.problem.ProblemException when other writers kept it from committing: nothing was stored
     */
    public List<Outcome> store(WorkspaceId workspace, List<ParsedEvent> events) {
        ReservedKeys fresh = keys.reserve(workspace, (long) events.size() * KEYS_PER_EVENT);
        return meters.metered(events, () -> {
            Surrogates surrogates = surrogates(workspace, events);
            return transactions.write(connection -> store(connection, workspace, events, surrogates, fresh.range()));
        });
    }

    /** The keys of what the events name, made in a transaction of its own: nobody waits for this one to learn them. */
    private Surrogates surrogates(WorkspaceId workspace, List<ParsedEvent> events) {
        List<EventNames> names = new ArrayList<>();
        for (ParsedEvent event : events) {
            if (event instanceof Accepted(Event good)) {
                names.add(EventNames.of(good));
            }
        }
        Map<Kind, Set<String>> ids = NamedKeys.ids(names);
        Surrogates known = transactions.statement(connection -> Surrogates.find(connection, workspace, ids));
        Map<Kind, Set<String>> unknown = known.missing(ids);
        if (unknown.isEmpty()) {
            return known;
        }
        ReservedKeys fresh = keys.reserve(
                workspace, unknown.values().stream().mapToLong(Set::size).sum());
        return known.and(
                transactions.write(connection -> Surrogates.make(connection, workspace, unknown, fresh.range())));
    }

    private List<Outcome> store(
            Connection connection, WorkspaceId id, List<ParsedEvent> events, Surrogates surrogates, KeyRange fresh)
            throws SQLException {
        boolean money = events.stream().anyMatch(Ingestion::hasMoney);
        Workspace workspace = present(SelectWorkspace.find(connection, id));
        if (!workspace.hasEvents() || (money && !workspace.hasMoney())) {
            workspace = present(workspaces.lock(id));
        }
        List<Outcome> outcomes = new ArrayList<>(events.size());
        List<Event> accepted = new ArrayList<>(events.size());
        Set<String> used = usedIds(connection, id, events);
        for (ParsedEvent event : events) {
            Outcome outcome = judge(event, workspace, used);
            outcomes.add(outcome);
            if (outcome instanceof Outcome.Accepted && event instanceof Accepted(Event good)) {
                accepted.add(good);
            }
        }
        if (!accepted.isEmpty()) {
            fixSettings(workspace, accepted);
            Recording.record(
                    connection, workspace, accepted.stream().map(NewEvent::of).toList(), surrogates, fresh);
        }
        return outcomes;
    }

    /** A known id is a duplicate whatever the event holds; a rejected event does not use its id up. */
    private static Outcome judge(ParsedEvent parsed, Workspace workspace, Set<String> used) {
        String id = id(parsed);
        if (id != null && used.contains(id)) {
            return new Outcome.Duplicate();
        }
        return switch (parsed) {
            case Rejection rejection -> new Outcome.Rejected(rejection);
            case Accepted(Event event) -> {
                Optional<Rejection> rejection = CurrencyRule.check(event, workspace.currency());
                if (rejection.isPresent()) {
                    yield new Outcome.Rejected(rejection.get());
                }
                used.add(event.id());
                yield new Outcome.Accepted();
            }
        };
    }

    /** The ids of these events that have been used before; the set grows as events are accepted. */
    private static Set<String> usedIds(Connection connection, WorkspaceId workspace, List<ParsedEvent> events)
            throws SQLException {
        Set<String> ids = new HashSet<>();
        events.stream().map(Ingestion::id).filter(Objects::nonNull).forEach(ids::add);
        return EventLog.knownIds(connection, workspace, ids);
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

    private static @Nullable String id(ParsedEvent parsed) {
        return switch (parsed) {
            case Accepted(Event event) -> event.id();
            case Rejection rejection -> rejection.id();
        };
    }

    private static boolean hasMoney(ParsedEvent parsed) {
        return parsed instanceof Accepted(Event event) && event.money().isPresent();
    }

    private static Workspace present(Optional<Workspace> workspace) {
        return workspace.orElseThrow(CurrentWorkspace::gone);
    }
}
