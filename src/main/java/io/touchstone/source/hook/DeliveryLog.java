package io.touchstone.source.hook;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.touchstone.control.workspace.SelectWorkspace;
import io.touchstone.erasure.ErasedIds;
import io.touchstone.health.WhileSchemaIsBehind;
import io.touchstone.intake.tally.Tallies;
import io.touchstone.intake.tally.Tally;
import io.touchstone.intake.tally.Topic;
import io.touchstone.source.IgnoredReason;
import io.touchstone.source.setup.ConnectionId;
import io.touchstone.source.setup.GoneConnection;
import io.touchstone.source.setup.SourceConnection;
import io.touchstone.source.setup.SourceConnections;
import io.touchstone.sql.Outage;
import io.touchstone.sql.Tenant;
import io.touchstone.sql.Transactions;
import io.touchstone.tenant.WorkspaceId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * Notes what came over connections: counts all of it, and keeps the last deliveries of each. Written every second, by one who is not waited
 * for; an instance that is killed loses the notes of that second, and nothing that was noted of.
 */
@ApplicationScoped
class DeliveryLog {

    /** Of each connection, as many are kept, and for so long. */
    static final int KEPT = 1_000;

    static final Duration KEPT_FOR = Duration.ofDays(7);

    private static final Logger LOG = Logger.getLogger(DeliveryLog.class);

    /** Of all connections; beyond it each delivery takes the place of the oldest of its connection. */
    private static final int MOST_WAITING = 20_000;

    /** After so many more it is worth to look for those that are too old or too many. */
    private static final int BETWEEN_SWEEPS = 500;

    private record Sender(WorkspaceId workspace, ConnectionId connection) {}

    private final Transactions transactions;
    private final SourceConnections connections;
    private final Tallies tallies;
    private final DeliveryJson json;
    private final ErasedIds erased;
    private final InstantSource clock;

    // Guarded by this.
    private final Map<Sender, Deque<Delivery>> waiting = new HashMap<>();
    private int waitingCount;

    /** Whoever holds it writes what waits of one connection: whoever gets it then finds that in the database. */
    private final ReentrantLock writing = new ReentrantLock();

    // Guarded by writing.
    private final Map<Sender, Integer> sinceSweep = new HashMap<>();

    DeliveryLog(
            Transactions transactions,
            SourceConnections connections,
            Tallies tallies,
            DeliveryJson json,
            ErasedIds erased,
            InstantSource clock) {
        this.transactions = transactions;
        this.connections = connections;
        this.tallies = tallies;
        this.json = json;
        this.erased = erased;
        this.clock = clock;
    }

    void add(SourceConnection connection, Delivery delivery) {
        tallies.add(connection.workspace(), tally(connection.id().value(), delivery));
        add(new Sender(connection.workspace(), connection.id()), delivery);
    }

    private synchronized void add(Sender sender, Delivery delivery) {
        Deque<Delivery> ofConnection = waiting.computeIfAbsent(sender, _ -> new ArrayDeque<>());
        ofConnection.addLast(delivery);
        waitingCount++;
        if (ofConnection.size() > KEPT || waitingCount > MOST_WAITING) {
            ofConnection.removeFirst();
            waitingCount--;
        }
    }

    /** Counts one that nobody signed, of which there may be any number. */
    void ping(SourceConnection connection) {
        tallies.add(
                connection.workspace(),
                Map.of(
                        new Tally(Topic.IGNORED, connection.id().value(), "ping", IgnoredReason.NOT_COUNTED.code()),
                        1L));
    }

    private static Map<Tally, Long> tally(long connection, Delivery delivery) {
        Map<Tally, Long> counts = new HashMap<>();
        counts.put(new Tally(Topic.DELIVERED, connection, delivery.counts().outcome(), ""), 1L);
        delivery.parts().stream()
                .filter(part -> part.outcome().equals(PartFate.IGNORED))
                .forEach(part -> counts.merge(
                        new Tally(Topic.IGNORED, connection, part.kind(), String.valueOf(part.reason())),
                        1L,
                        Long::sum));
        return counts;
    }

    /** The last ones of a connection, newest first: of this instance all, of others what they have written. */
    List<StoredDelivery> list(WorkspaceId workspace, ConnectionId connection, DeliveryPosition after, int count) {
        write(new Sender(workspace, connection));
        long from = clock.instant().minus(KEPT_FOR).toEpochMilli();
        return transactions.statement(workspace, tenant -> DeliveryStore.find(tenant, connection, from, after, count));
    }

    @Scheduled(
            every = "1s",
            concurrentExecution = ConcurrentExecution.SKIP,
            skipExecutionIf = WhileSchemaIsBehind.class)
    void writeEach() {
        Outage.tolerate(LOG, "Writing what came over connections", this::write);
    }

    /** Of connections over which nothing comes any more. */
    @Scheduled(
            every = "1h",
            delayed = "10m",
            concurrentExecution = ConcurrentExecution.SKIP,
            skipExecutionIf = WhileSchemaIsBehind.class)
    void sweepEach() {
        Outage.tolerate(LOG, "Deleting what is known of old deliveries", this::sweep);
    }

    void sweep() {
        Instant before = clock.instant().minus(KEPT_FOR);
        connections
                .all()
                .forEach(connection -> transactions.write(connection.workspace(), tenant -> {
                    DeliveryStore.sweep(tenant, connection.id(), before);
                    return before;
                }));
    }

    void forget(@Observes GoneConnection gone) {
        Sender sender = new Sender(gone.workspace(), gone.id());
        writing.lock();
        try {
            take(sender);
            sinceSweep.remove(sender);
            transactions.write(gone.workspace(), tenant -> {
                DeliveryStore.deleteAll(tenant, gone.id());
                return gone;
            });
        } finally {
            writing.unlock();
        }
    }

    void stop(@Observes ShutdownEvent event) {
        writeEach();
    }

    private void write() {
        Outage.forEach(senders(), this::write);
    }

    /** Where the database cannot do its part, they wait on. */
    private void write(Sender sender) {
        writing.lock();
        try {
            Deque<Delivery> deliveries = take(sender);
            if (deliveries.isEmpty()) {
                return;
            }
            try {
                transactions.write(sender.workspace(), tenant -> write(tenant, sender, deliveries));
            } catch (RuntimeException e) {
                Outage.of(e).ifPresent(_ -> putBack(sender, deliveries));
                throw e;
            }
        } finally {
            writing.unlock();
        }
    }

    private int write(Tenant tenant, Sender sender, Deque<Delivery> deliveries) {
        DeliveryStore.insert(tenant, sender.connection(), byTheirIds(tenant, deliveries), json);
        int unswept = sinceSweep.getOrDefault(sender, BETWEEN_SWEEPS) + deliveries.size();
        if (unswept > BETWEEN_SWEEPS) {
            DeliveryStore.sweep(tenant, sender.connection(), clock.instant().minus(KEPT_FOR));
        }
        sinceSweep.put(sender, unswept > BETWEEN_SWEEPS ? 0 : unswept);
        return deliveries.size();
    }

    /** What was sent under ids that tell of somebody who was erased, since or before, is kept by those that it goes by. */
    private List<Delivery> byTheirIds(Tenant tenant, Deque<Delivery> deliveries) {
        List<String> sent = deliveries.stream()
                .flatMap(delivery -> delivery.parts().stream())
                .flatMap(part -> Stream.ofNullable(part.eventId()))
                .distinct()
                .toList();
        // Held, so that nobody is erased until this stands.
        Map<String, String> ids = SelectWorkspace.hold(tenant)
                .map(workspace -> erased.events(tenant, workspace, sent))
                .orElseGet(Map::of);
        return deliveries.stream().map(delivery -> delivery.by(ids)).toList();
    }

    private synchronized List<Sender> senders() {
        return List.copyOf(waiting.keySet());
    }

    /** In front of those that came meanwhile. */
    private synchronized void putBack(Sender sender, Deque<Delivery> deliveries) {
        Deque<Delivery> since = take(sender);
        deliveries.forEach(delivery -> add(sender, delivery));
        since.forEach(delivery -> add(sender, delivery));
    }

    private synchronized Deque<Delivery> take(Sender sender) {
        Deque<Delivery> taken = waiting.remove(sender);
        if (taken == null) {
            return new ArrayDeque<>();
        }
        waitingCount -= taken.size();
        return taken;
    }
}
