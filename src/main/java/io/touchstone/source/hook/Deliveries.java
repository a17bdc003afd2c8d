package io.touchstone.source.hook;

import io.touchstone.event.Event;
import io.touchstone.http.body.Rooms.Room;
import io.touchstone.intake.GroupCommit;
import io.touchstone.intake.Outcome;
import io.touchstone.source.Part;
import io.touchstone.source.Translation;
import io.touchstone.source.setup.ReadyConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Takes in what a delivery says. */
@ApplicationScoped
class Deliveries {

    /** In bytes, what an event takes from when it is made until it is stored, its answer included: see {@code intake}. */
    private static final int OF_PART = 2_048;

    /** In bytes, of a value that is kept of a body while it is read. */
    private static final int OF_VALUE = 64;

    /** A value that is kept has at least so many bytes of a body, with the comma. */
    private static final int SHORTEST_VALUE = 2;

    private static final int MOST_VALUES = 250_000;

    private final GroupCommit commits;
    private final DeliveryLog log;
    private final InstantSource clock;

    Deliveries(GroupCommit commits, DeliveryLog log, InstantSource clock) {
        this.commits = commits;
        this.log = log;
        this.clock = clock;
    }

    /**
     * Stores what a body says; when this returns, that is durable.
     *
     * @param room holds the body
     * @throws io.touchstone.problem.ProblemException when it has to be sent again: whatever was stored of it is a duplicate then
     */
    Delivery take(ReadyConnection ready, byte[] body, boolean replayed, Room room) {
        Instant now = clock.instant();
        List<Part> parts = translate(ready, body, room).parts();
        List<Event> events =
                parts.stream().flatMap(part -> event(part).stream()).toList();
        List<Outcome> outcomes = commits.store(ready.connection().workspace(), events);
        List<PartFate> fates = new ArrayList<>(parts.size());
        int next = 0;
        for (Part part : parts) {
            switch (part) {
                case Part.Fact(String kind, Event event) -> fates.add(PartFate.of(kind, event, outcomes.get(next++)));
                case Part.Sent sent -> fates.add(PartFate.of(sent.kind(), sent.event(), outcomes.get(next++)));
                case Part.Ignored(String kind, var reason) -> fates.add(PartFate.ignored(kind, reason));
                case Part.Charge _ -> {}
            }
        }
        Delivery delivery = new Delivery(now, body.length, replayed, fates);
        log.add(ready.connection(), delivery);
        return delivery;
    }

    /** What it would become: nothing is stored. */
    Delivery tryOut(ReadyConnection ready, byte[] body, Room room) {
        List<PartFate> fates = new ArrayList<>();
        for (Part part : translate(ready, body, room).parts()) {
            switch (part) {
                case Part.Fact(String kind, Event event) -> fates.add(PartFate.wouldBe(kind, event));
                case Part.Sent sent -> fates.add(PartFate.wouldBe(sent.kind(), sent.event()));
                case Part.Ignored(String kind, var reason) -> fates.add(PartFate.ignored(kind, reason));
                case Part.Charge _ -> {}
            }
        }
        return new Delivery(clock.instant(), body.length, true, fates);
    }

    private static Optional<Event> event(Part part) {
        return switch (part) {
            case Part.Fact(String kind, Event event) -> Optional.of(event);
            case Part.Sent sent -> Optional.of(sent.event());
            case Part.Ignored _ -> Optional.empty();
            case Part.Charge _ -> Optional.empty();
        };
    }

    private static Translation translate(ReadyConnection ready, byte[] body, Room room) {
        long before = room.held();
        room.take((long) Math.min(body.length / SHORTEST_VALUE, MOST_VALUES) * OF_VALUE);
        Translation translation = ready.receiver().translate(body);
        room.reduceTo(before);
        room.take((long) translation.parts().size() * OF_PART);
        return translation;
    }
}
