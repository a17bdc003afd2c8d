package io.touchstone.source.hook;

import io.touchstone.event.Event;
import io.touchstone.http.body.Rooms.Room;
import io.touchstone.intake.GroupCommit;
import io.touchstone.intake.Outcome;
import io.touchstone.source.HookRequest;
import io.touchstone.source.IgnoredReason;
import io.touchstone.source.Part;
import io.touchstone.source.Translation;
import io.touchstone.source.pricing.MessagePricing;
import io.touchstone.source.pricing.SharedPricing;
import io.touchstone.source.refund.WaitingRefunds;
import io.touchstone.source.setup.ReadyConnection;
import io.touchstone.source.setup.SourceConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

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
    private final SharedPricing pricing;
    private final WaitingRefunds refunds;
    private final Redactions redactions;
    private final DeliveryLog log;
    private final InstantSource clock;

    Deliveries(
            GroupCommit commits,
            SharedPricing pricing,
            WaitingRefunds refunds,
            Redactions redactions,
            DeliveryLog log,
            InstantSource clock) {
        this.commits = commits;
        this.pricing = pricing;
        this.refunds = refunds;
        this.redactions = redactions;
        this.log = log;
        this.clock = clock;
    }

    /**
     * Stores what the bodies of requests say, as if they were one; when this returns, that is durable.
     *
     * @param room holds the bodies
     * @throws io.touchstone.problem.ProblemException when it has to be sent again: whatever was stored of it is a duplicate then
     */
    Delivery take(ReadyConnection ready, List<HookRequest> requests, boolean replayed, Room room) {
        Instant now = clock.instant();
        SourceConnection connection = ready.connection();
        List<Part> parts = refunds.settle(connection.workspace(), translate(ready, requests, room));
        Map<String, Event.MessagePriced> prices = pricing.price(
                connection.workspace(),
                connection.id().toString(),
                ready.receiver().zone(),
                MessagePricing.statuses(parts));
        List<Event> events = new ArrayList<>(facts(parts));
        events.addAll(prices.values().stream().distinct().toList());
        List<Outcome> outcomes = commits.store(connection.workspace(), events);
        // A body may say the same twice: then two events are equal, and one of them a duplicate. Of one event that is
        // told twice the first
        // outcome is what became of it.
        Map<Event, Outcome> became = new IdentityHashMap<>();
        for (int i = 0; i < events.size(); i++) {
            became.putIfAbsent(events.get(i), outcomes.get(i));
        }
        Delivery delivery = new Delivery(
                now,
                bytes(requests),
                replayed,
                fates(
                        parts,
                        prices,
                        (kind, event) -> PartFate.of(kind, event, Objects.requireNonNull(became.get(event))),
                        forgotten -> redactions.follow(connection, forgotten)));
        log.add(connection, delivery);
        return delivery;
    }

    /** Somebody sent what nobody signs: see {@link io.touchstone.source.platform.Receiver#isPing}. */
    void ping(ReadyConnection ready) {
        log.ping(ready.connection());
    }

    /** What they would become, but for prices and for what waits: nothing is stored. */
    Delivery tryOut(ReadyConnection ready, List<HookRequest> requests, Room room) {
        List<Part> parts = translate(ready, requests, room);
        return new Delivery(
                clock.instant(),
                bytes(requests),
                true,
                fates(parts, Map.of(), PartFate::wouldBe, forgotten -> PartFate.wouldBe(forgotten.kind())));
    }

    private static List<Event> facts(List<Part> parts) {
        return parts.stream()
                .filter(Part.Fact.class::isInstance)
                .map(part -> ((Part.Fact) part).event())
                .toList();
    }

    /**
     * In the order of the parts.
     *
     * @param prices by the id of the message as its charge has it
     * @param fate of an event, from the kind of what it comes from
     * @param forgetting of somebody
     */
    private static List<PartFate> fates(
            List<Part> parts,
            Map<String, Event.MessagePriced> prices,
            BiFunction<String, Event, PartFate> fate,
            Function<Part.Forgotten, PartFate> forgetting) {
        Map<String, Event.MessagePriced> ofMessages = new HashMap<>(prices);
        List<PartFate> fates = new ArrayList<>(parts.size());
        for (Part part : parts) {
            switch (part) {
                case Part.Fact(String kind, Event event) -> fates.add(fate.apply(kind, event));
                // Where nothing is stored nobody knows yet what it comes to.
                case Part.PaidRefund refund -> fates.add(PartFate.ignored(refund.kind(), IgnoredReason.WAITS));
                case Part.PaidOrder _ -> {}
                case Part.Forgotten forgotten -> fates.add(forgetting.apply(forgotten));
                case Part.Ignored(String kind, var reason) -> fates.add(PartFate.ignored(kind, reason));
                case Part.Charge charge ->
                    Optional.ofNullable(ofMessages.remove(charge.messageId()))
                            .ifPresent(price -> fates.add(fate.apply(charge.kind(), price)));
            }
        }
        return fates;
    }

    private static int bytes(List<HookRequest> requests) {
        return requests.stream().mapToInt(request -> request.body().length).sum();
    }

    private static List<Part> translate(ReadyConnection ready, List<HookRequest> requests, Room room) {
        List<Part> parts = new ArrayList<>();
        requests.forEach(request -> parts.addAll(translate(ready, request, room).parts()));
        return parts;
    }

    private static Translation translate(ReadyConnection ready, HookRequest request, Room room) {
        long before = room.held();
        room.take((long) Math.min(request.body().length / SHORTEST_VALUE, MOST_VALUES) * OF_VALUE);
        Translation translation = ready.receiver().translate(request);
        room.reduceTo(before);
        room.take((long) translation.parts().size() * OF_PART);
        return translation;
    }
}
