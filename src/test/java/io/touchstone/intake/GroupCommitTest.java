package io.touchstone.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.touchstone.Api;
import io.touchstone.attribution.AttributionEngine;
import io.touchstone.control.workspace.Workspaces;
import io.touchstone.erasure.ErasedIds;
import io.touchstone.event.Event;
import io.touchstone.event.json.ParsedEvent;
import io.touchstone.event.json.ParsedEvent.Valid;
import io.touchstone.eventlog.KeyAllocator;
import io.touchstone.intake.tally.Tallies;
import io.touchstone.sql.Transactions;
import io.touchstone.tenant.WorkspaceId;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Requests that come while others are being stored. */
@QuarkusTest
class GroupCommitTest {

    private static final String SPOILED = "spoiled";
    private static final String AWAY = "away";

    /** A batch of the largest size, and two of them are all that may wait. */
    private static final int MOST_EVENTS = 10_000;

    @Inject
    Transactions transactions;

    @Inject
    Workspaces workspaces;

    @Inject
    KeyAllocator keys;

    @Inject
    IntakeMeters meters;

    @Inject
    Tallies tallies;

    @Inject
    ErasedIds erased;

    @Inject
    IngestConfig config;

    @Inject
    AttributionEngine engine;

    @Inject
    MeterRegistry registry;

    /** How many transactions may begin. */
    private final Semaphore released = new Semaphore(0);

    private final Queue<Integer> groups = new ConcurrentLinkedQueue<>();
    private final ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor();
    private String key = "";

    /** Begins each transaction when the test says so, and fails with one event, or at once as the database is away. */
    private final class Held extends Ingestion {

        Held() {
            super(transactions, workspaces, keys, engine, meters, tallies, erased, InstantSource.system());
        }

        @Override
        public List<Outcome> store(WorkspaceId workspace, List<ParsedEvent> events) {
            groups.add(events.size());
            if (has(AWAY, events)) {
                throw new IllegalStateException(new SQLException("link failure", "08S01"));
            }
            released.acquireUninterruptibly();
            if (has(SPOILED, events)) {
                throw new IllegalStateException("this one cannot be stored");
            }
            return super.store(workspace, events);
        }
    }

    private static boolean has(String id, List<ParsedEvent> events) {
        return events.stream()
                .anyMatch(
                        event -> event instanceof Valid(Event good) && good.id().equals(id));
    }

    @BeforeEach
    void haveAllTransactionsUnderWay() {
        QuarkusMock.installMockForType(new Held(), Ingestion.class);
        key = Api.newWorkspace().key();
        send(event("first"));
        await(() -> groups.size() == 1);
        for (int begun = 2; begun <= config.transactionsAtOnce(); begun++) {
            int all = begun;
            send(rejected(config.groupEvents())); // beside another one only much is begun
            await(() -> groups.size() == all);
        }
    }

    @AfterEach
    void letThemGo() {
        releaseAll();
        clients.close();
    }

    @Test
    void ofAGroupThatFailsNoneSuffersForAnother() throws Exception {
        Future<Response> good = send(event("good"));
        Future<Response> spoiled = send(event(SPOILED));
        Future<Response> other = send(event("other"));
        await(() -> waiting() == 3);
        groups.clear();
        releaseAll();
        good.get().then().statusCode(200).body("accepted", is(1));
        other.get().then().statusCode(200).body("accepted", is(1));
        spoiled.get().then().statusCode(500);
        assertThat(groups).containsExactly(3, 1, 1, 1);
        assertThat(waiting()).isZero();
    }

    @Test
    void ofAGroupThatMeetsADatabaseThatIsAwayAllAreToldSoAtOnceAndThoseBehindIt() throws Exception {
        List<Future<Response>> told = new ArrayList<>();
        told.add(send(event("beside")));
        await(() -> waiting() == 1);
        told.add(send(event(AWAY)));
        await(() -> waiting() == 2);
        told.add(send(rejected(config.groupEvents())));
        await(() -> waiting() == 2 + config.groupEvents());
        groups.clear();
        released.release();
        for (Future<Response> answer : told) {
            answer.get().then().statusCode(503).header("Retry-After", "1");
        }
        assertThat(groups).containsExactly(2);
        releaseAll();
        send(event("beside")).get().then().statusCode(200).body("accepted", is(1));
    }

    @Test
    void whoComesWhenAllRoomToWaitIsTakenIsToldToComeBack() throws Exception {
        List<Future<Response>> batches = new ArrayList<>();
        for (int waiting = 0; waiting < config.waitingEvents(); waiting += MOST_EVENTS) {
            batches.add(send(rejected(MOST_EVENTS)));
        }
        await(() -> waiting() == config.waitingEvents());
        send(event("one more"))
                .get()
                .then()
                .statusCode(429)
                .header("Retry-After", "1")
                .body("type", is("urn:touchstone:problem:too-many-requests"));
        releaseAll();
        for (Future<Response> batch : batches) {
            batch.get().then().statusCode(200).body("rejected_count", is(MOST_EVENTS));
        }
        send(event("one more")).get().then().statusCode(200).body("accepted", is(1));
    }

    private static String event(String id) {
        return """
                {"id": "%s", "type": "message.read", "occurred_at": "2025-03-03T09:00:00Z", "message_id": "m"}
                """.formatted(id);
    }

    private static String rejected(int events) {
        return String.join(",", Collections.nCopies(events, "{}"));
    }

    private Future<Response> send(String events) {
        return clients.submit(
                () -> Api.as(key).body("{\"events\": [" + events + "]}").post("/v1/events"));
    }

    private double waiting() {
        return registry.get("touchstone.intake.waiting").gauge().value();
    }

    private void releaseAll() {
        released.release(1_000);
    }

    private static void await(BooleanSupplier condition) {
        while (!condition.getAsBoolean()) {
            Thread.yield();
        }
    }
}
