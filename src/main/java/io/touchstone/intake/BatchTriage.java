package io.touchstone.intake;

import io.touchstone.attribution.FrozenSubjects;
import io.touchstone.control.workspace.Workspace;
import io.touchstone.event.Event;
import io.touchstone.event.json.CurrencyRule;
import io.touchstone.event.json.ParsedEvent;
import io.touchstone.event.json.ParsedEvent.Rejection;
import io.touchstone.event.json.ParsedEvent.Valid;
import io.touchstone.facts.message.MessageSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of each event of a batch. Whether the id of a good one has been used is found out only when it is written,
 * because most have not: see {@link #writeOnly}.
 */
final class BatchTriage {

    /** Where ids are looked up. */
    @FunctionalInterface
    interface UsedIds {

        /** Those of some ids that accepted events have. */
        Set<String> among(Collection<String> ids);
    }

    private final List<ParsedEvent> events;
    private final List<Outcome> outcomes = new ArrayList<>();

    private BatchTriage(List<ParsedEvent> events) {
        this.events = events;
    }

    /**
     * @param isKnown whether a source exists
     * @param frozen what takes no events any more
     */
    static BatchTriage of(
            Workspace workspace,
            List<ParsedEvent> events,
            UsedIds usedIds,
            Predicate<MessageSource> isKnown,
            FrozenSubjects frozen) {
        BatchTriage triage = new BatchTriage(events);
        Set<String> ids = events.stream()
                .filter(event -> mustBeNew(event, workspace, isKnown, frozen))
                .map(BatchTriage::id)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        Set<String> used = new HashSet<>(usedIds.among(ids));
        events.forEach(event -> triage.outcomes.add(judge(event, workspace, used, frozen)));
        return triage;
    }

    /**
     * Whether it matters before it is written: a duplicate is not rejected; and a campaign or flow exists from the first event
     * on that names it, unless that is a duplicate.
     */
    private static boolean mustBeNew(
            ParsedEvent parsed, Workspace workspace, Predicate<MessageSource> isKnown, FrozenSubjects frozen) {
        if (rejection(parsed, workspace, frozen).isPresent() || mayNameErased(parsed, workspace)) {
            return true;
        }
        MessageSource source =
                parsed instanceof Valid(Event event) ? EventNames.of(event).source() : null;
        return source != null && !isKnown.test(source);
    }

    /** Keys are made before an event turns out to be a duplicate: one of somebody who was erased would bring the number back. */
    private static boolean mayNameErased(ParsedEvent parsed, Workspace workspace) {
        return workspace.erasures() != 0
                && parsed instanceof Valid(Event event)
                && !EventNames.of(event).references().isEmpty();
    }

    /** Those of some events of which keys may be made: not those that name somebody and are known. */
    static List<ParsedEvent> withoutErased(Workspace workspace, List<ParsedEvent> events, UsedIds usedIds) {
        List<String> ids = events.stream()
                .filter(event -> mayNameErased(event, workspace))
                .map(BatchTriage::id)
                .filter(Objects::nonNull)
                .toList();
        if (ids.isEmpty()) {
            return events;
        }
        Set<String> used = usedIds.among(ids);
        return events.stream().filter(event -> !used.contains(id(event))).toList();
    }

    /** A known id is a duplicate whatever the event holds; a rejected event does not use its id up. */
    private static Outcome judge(ParsedEvent event, Workspace workspace, Set<String> used, FrozenSubjects frozen) {
        String id = id(event);
        if (id != null && used.contains(id)) {
            return new Outcome.Duplicate();
        }
        Optional<Rejection> rejection = rejection(event, workspace, frozen);
        if (rejection.isPresent()) {
            return new Outcome.Rejected(rejection.get());
        }
        used.add(Objects.requireNonNull(id));
        return new Outcome.Accepted();
    }

    private static Optional<Rejection> rejection(ParsedEvent parsed, Workspace workspace, FrozenSubjects frozen) {
        return switch (parsed) {
            case Rejection rejection -> Optional.of(rejection);
            case Valid(Event event) ->
                CurrencyRule.check(event, workspace.currency()).or(() -> refusal(event, frozen));
        };
    }

    private static Optional<Rejection> refusal(Event event, FrozenSubjects frozen) {
        if (frozen.isEmpty()) {
            return Optional.empty();
        }
        EventNames names = EventNames.of(event);
        return frozen.refuse(event.id(), names.messageId(), names.purchaseId());
    }

    /** Those that are accepted, as far as is known. */
    List<Event> good() {
        List<Event> good = new ArrayList<>(events.size());
        for (int i = 0; i < events.size(); i++) {
            if (outcomes.get(i) instanceof Outcome.Accepted && events.get(i) instanceof Valid(Event event)) {
                good.add(event);
            }
        }
        return good;
    }

    /** The good events that have none of these ids turned out to be duplicates. */
    void writeOnly(Set<String> ids) {
        for (int i = 0; i < events.size(); i++) {
            if (outcomes.get(i) instanceof Outcome.Accepted && !ids.contains(id(events.get(i)))) {
                outcomes.set(i, new Outcome.Duplicate());
            }
        }
    }

    /** In the order of the events. */
    List<Outcome> outcomes() {
        return outcomes;
    }

    /** Null of an event that has none that could be known: what cannot be an id is looked up nowhere. */
    private static @Nullable String id(ParsedEvent parsed) {
        return switch (parsed) {
            case Valid(Event event) -> event.id();
            case Rejection rejection -> rejection.possibleId() ? rejection.id() : null;
        };
    }
}
