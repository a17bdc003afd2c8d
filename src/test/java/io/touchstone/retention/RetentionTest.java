package io.touchstone.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.touchstone.Api;
import io.touchstone.Api.NewWorkspace;
import io.touchstone.History;
import io.touchstone.Numbers;
import io.touchstone.Worlds;
import io.touchstone.control.workspace.Workspaces;
import io.touchstone.event.ContactReference;
import io.touchstone.event.Event;
import io.touchstone.event.Identity.IdentityKind;
import io.touchstone.reference.RandomWorld;
import io.touchstone.reference.Reference;
import io.touchstone.sql.Transactions;
import io.touchstone.tenant.WorkspaceId;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Events go once they are too old, and nothing else does. */
@QuarkusTest
class RetentionTest {

    private static final String FROZEN = "urn:touchstone:rejection:frozen";

    private static final String WEEK = "from=2025-03-03&to=2025-03-09";

    private static final List<String> CALLS = List.of(
            "/v1/performance?" + WEEK,
            "/v1/performance?conversion_date=send&window=30d&" + WEEK,
            "/v1/performance/rules?" + WEEK,
            "/v1/performance/models?by=campaign&" + WEEK,
            "/v1/placebo?" + WEEK,
            "/v1/performance/series?" + WEEK,
            "/v1/campaigns?all=true&" + WEEK,
            "/v1/report?dimensions=day,campaign&" + WEEK,
            "/v1/purchases?" + WEEK,
            "/v1/messages?" + WEEK);

    @Inject
    Retention retention;

    @Inject
    Transactions transactions;

    @Inject
    Workspaces workspaces;

    @Inject
    AgroalDataSource database;

    @Inject
    InstantSource clock;

    static Stream<RandomWorld> worlds() {
        return LongStream.rangeClosed(1, 20).mapToObj(seed -> RandomWorld.of(25_000 + seed, 2 * (int) seed));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("worlds")
    void allNumbersStayAndLaterEventsAreRefusedOrCount(RandomWorld world) {
        Random random = new Random(world.seed());
        NewWorkspace workspace =
                Api.newWorkspace(world.zone().getId(), world.currency().getCurrencyCode());
        List<List<Event>> batches = world.shuffledBatches(random);
        int half = batches.size() / 2;
        Map<String, Event> accepted = new HashMap<>();
        for (List<Event> batch : batches.subList(0, half)) {
            Worlds.send(workspace.key(), batch, random.nextBoolean());
            batch.forEach(event -> accepted.put(event.id(), event));
        }
        LocalDate before = someDay(world, random);
        sweep(workspace, world.zone(), before);
        assertNumbers(workspace, world, accepted, random);

        for (List<Event> batch : batches.subList(half, batches.size())) {
            Set<String> refused = refused(workspace, batch);
            batch.stream()
                    .filter(event -> !refused.contains(event.id()))
                    .forEach(event -> accepted.put(event.id(), event));
        }
        assertNumbers(workspace, world, accepted, random);
        sweep(workspace, world.zone(), before.plusDays(random.nextInt(40)));
        assertNumbers(workspace, world, accepted, random);

        rebuild(workspace);
        assertNumbers(workspace, world, accepted, random);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("worlds")
    void whoeverIsPartedLaterTheAuditIsClean(RandomWorld world) {
        Random random = new Random(world.seed());
        NewWorkspace workspace =
                Api.newWorkspace(world.zone().getId(), world.currency().getCurrencyCode());
        Worlds.send(workspace.key(), world.events(), true);
        sweep(workspace, world.zone(), someDay(world, random));
        List<Map<String, String>> shared = world.shared(random).stream()
                .filter(identity -> identity.kind() == IdentityKind.PHONE || identity.kind() == IdentityKind.ID)
                .map(identity -> Map.of(identity.kind() == IdentityKind.ID ? "id" : "phone", identity.value()))
                .toList();
        share(workspace, shared);
        Numbers.assertAuditIsClean(workspace.key());

        share(workspace, List.of());
        assertNumbers(
                workspace,
                world,
                world.events().stream().collect(Collectors.toMap(Event::id, Function.identity(), (first, _) -> first)),
                random);
    }

    private static void share(NewWorkspace workspace, List<Map<String, String>> identities) {
        Api.as(workspace.key())
                .body(Map.of("identities", identities))
                .put("/v1/shared-identities")
                .then()
                .statusCode(200);
        await(workspace);
    }

    private static void await(NewWorkspace workspace) {
        while (Worlds.get(workspace.key(), "/v1/rebuild", Map.of())
                .path("rebuilding")
                .asBoolean()) {
            Thread.onSpinWait();
        }
    }

    private static void assertNumbers(
            NewWorkspace workspace, RandomWorld world, Map<String, Event> accepted, Random random) {
        Numbers.assertAsIn(
                workspace.key(),
                new Reference(new ArrayList<>(accepted.values()), world.zone(), world.currency()),
                random);
    }

    private static LocalDate someDay(RandomWorld world, Random random) {
        List<LocalDate> days = world.events().stream()
                .map(event -> LocalDate.ofInstant(event.occurredAt(), world.zone()))
                .sorted()
                .toList();
        return days.get(random.nextInt(days.size())).plusDays(1);
    }

    /** The ids of those that were, each because of what it is about; all others are there. */
    private static Set<String> refused(NewWorkspace workspace, List<Event> batch) {
        Response answer = Worlds.post(workspace.key(), batch, true);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.jsonPath().<String>getList("rejected.type")).allMatch(FROZEN::equals);
        return Set.copyOf(answer.jsonPath().<String>getList("rejected.id"));
    }

    /** With events gone that occurred before a local day. */
    private void sweep(NewWorkspace workspace, ZoneId zone, LocalDate before) {
        long days = ChronoUnit.DAYS.between(before, LocalDate.ofInstant(clock.instant(), zone));
        keepFor(workspace, (int) days);
        retention.sweep(WorkspaceId.parse(workspace.id()).orElseThrow());
    }

    private static void keepFor(NewWorkspace workspace, int days) {
        Api.as(workspace.key())
                .body(Map.of("retention_days", days))
                .patch("/v1/settings")
                .then()
                .statusCode(200)
                .body("retention_days", is(days));
    }

    private static void rebuild(NewWorkspace workspace) {
        Api.as(workspace.key()).post("/v1/rebuild").then().statusCode(202);
        await(workspace);
    }

    private static NewWorkspace shop() {
        NewWorkspace workspace = Api.newWorkspace("UTC", "GBP");
        Worlds.send(workspace.key(), history().events(), true);
        return workspace;
    }

    private static History history() {
        return History.inPounds()
                .campaignSent("spring", "m1", "ada", "2025-03-03T09:00:00Z")
                .read("m1", "2025-03-03T09:05:00Z")
                .bought("order-1", "ada", "2025-03-03T10:00:00Z", "10.00")
                .campaignSent("spring", "m2", "ben", "2025-03-04T09:00:00Z")
                .read("m2", "2025-03-06T09:05:00Z")
                .bought("order-2", "ben", "2025-03-06T10:00:00Z", "20.00");
    }

    @Test
    void theEventsOfAMessageGoTogetherOnceTheNewestIsTooOld() {
        NewWorkspace workspace = shop();
        sweep(workspace, ZoneId.of("UTC"), LocalDate.parse("2025-03-05"));
        JsonNode report = Worlds.get(workspace.key(), "/v1/audit", Map.of());
        assertThat(report.path("differences").asInt()).isZero();
        assertThat(report.path("events").asInt()).isEqualTo(3);
        assertThat(report.path("frozen").asInt()).isEqualTo(2);
        assertThat(report.path("frozen_before").asText()).isEqualTo("2025-03-05");
        assertThat(report.path("touches").asInt()).isEqualTo(2);
        assertThat(Worlds.get(workspace.key(), "/v1/messages/m1", Map.of()).path("events"))
                .isEmpty();
        assertThat(Worlds.get(workspace.key(), "/v1/messages/m2", Map.of()).path("events"))
                .hasSize(2);
        JsonNode touch = Worlds.get(workspace.key(), "/v1/purchases/order-1", Map.of())
                .path("journey")
                .path(0);
        assertThat(touch.path("won").asBoolean()).isTrue();
        assertThat(touch.has("event")).isFalse();
    }

    @Test
    void everyAnswerIsAsItWas() {
        NewWorkspace workspace = shop();
        List<String> before = answers(workspace);
        sweep(workspace, ZoneId.of("UTC"), LocalDate.parse("2025-04-01"));
        assertThat(answers(workspace)).isEqualTo(before);
        assertThat(Worlds.get(workspace.key(), "/v1/audit", Map.of())
                        .path("events")
                        .asInt())
                .isZero();
        rebuild(workspace);
        assertThat(answers(workspace)).isEqualTo(before);
        Numbers.assertAuditIsClean(workspace.key());
    }

    @Test
    void whoIsSharedAndIsNotAnyMoreIsWhoTheyWere() {
        NewWorkspace workspace = shop();
        sweep(workspace, ZoneId.of("UTC"), LocalDate.parse("2025-03-05"));
        new History("GBP", "more")
                .bought("order-3", "ada", "2025-03-03T12:00:00Z", "30.00")
                .sendTo(workspace.key());
        List<String> before = answers(workspace);
        share(workspace, List.of(Map.of("id", "ada")));
        assertThat(answers(workspace)).isNotEqualTo(before);
        Numbers.assertAuditIsClean(workspace.key());
        share(workspace, List.of());
        assertThat(answers(workspace)).isEqualTo(before);
        Numbers.assertAuditIsClean(workspace.key());
    }

    @Test
    void whomASharedIdentityPartedItJoinsAgainOnceItIsNotShared() {
        NewWorkspace workspace = Api.newWorkspace("UTC", "GBP");
        String till = "+447700900123";
        History.inPounds()
                .campaignSent("spring", "m1", "ada", "2025-03-03T09:00:00Z")
                .read("m1", "2025-03-03T09:05:00Z")
                .bought("order-1", at("ada", till), "2025-03-03T10:00:00Z", "10.00")
                .bought("order-2", at("ben", till), "2025-03-03T11:00:00Z", "20.00")
                .sendTo(workspace.key());
        sweep(workspace, ZoneId.of("UTC"), LocalDate.parse("2025-03-05"));
        new History("GBP", "more")
                .bought("order-3", "ben", "2025-03-03T12:00:00Z", "30.00")
                .sendTo(workspace.key());
        assertThat(revenue(workspace)).isEqualTo("60");

        share(workspace, List.of(Map.of("phone", till)));
        assertThat(revenue(workspace)).isEqualTo("30");
        Numbers.assertAuditIsClean(workspace.key());

        share(workspace, List.of());
        assertThat(revenue(workspace)).isEqualTo("60");
        Numbers.assertAuditIsClean(workspace.key());
    }

    private static ContactReference at(String id, String phone) {
        return new ContactReference(id, phone, null, null, null);
    }

    private static String revenue(NewWorkspace workspace) {
        return Worlds.get(workspace.key(), "/v1/performance", Map.of("period", "all_time"))
                .at("/kpis/revenue")
                .asText();
    }

    @Test
    void whoHasNoEventsAnyMoreCanBeErased() {
        NewWorkspace workspace = shop();
        sweep(workspace, ZoneId.of("UTC"), LocalDate.parse("2025-03-05"));
        String before = revenue(workspace);
        Api.as(workspace.key())
                .body(Map.of("contact", Map.of("id", "ada")))
                .post("/v1/contacts/erase")
                .then()
                .statusCode(200)
                .body("erased.messages", is(1))
                .body("erased.purchases", is(1));
        assertThat(revenue(workspace)).isEqualTo(before);
        assertThat(Worlds.get(workspace.key(), "/v1/messages/m1", Map.of()).toString())
                .doesNotContain("ada");
        Numbers.assertAuditIsClean(workspace.key());
        rebuild(workspace);
        assertThat(revenue(workspace)).isEqualTo(before);
        Numbers.assertAuditIsClean(workspace.key());
    }

    @Test
    void aWorkspaceWhoseRebuildFailedIsLeftAlone() throws SQLException {
        NewWorkspace workspace = shop();
        execute(
                "INSERT INTO rebuild (workspace_id, generation, timezone, done_key, facts, credits, tries, failed)"
                        + " VALUES (?, 3, 'UTC', -1, TRUE, FALSE, 5, TRUE)",
                workspace);
        sweep(workspace, ZoneId.of("UTC"), LocalDate.parse("2025-04-01"));
        assertThat(events(workspace)).isEqualTo(6);

        Api.as(workspace.key())
                .body(Map.of("timezone", "Europe/Paris"))
                .patch("/v1/settings")
                .then()
                .statusCode(200);
        await(workspace);
        assertThat(facts(workspace)).isTrue();
        sweep(workspace, ZoneId.of("Europe/Paris"), LocalDate.parse("2025-04-01"));
        assertThat(events(workspace)).isZero();
    }

    private static int events(NewWorkspace workspace) {
        return Worlds.get(workspace.key(), "/v1/audit", Map.of()).path("events").asInt();
    }

    private void execute(String sql, NewWorkspace workspace) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setLong(1, WorkspaceId.parse(workspace.id()).orElseThrow().value());
            statement.executeUpdate();
        }
    }

    /** Whether the last rebuild made facts. */
    private boolean facts(NewWorkspace workspace) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement =
                        connection.prepareStatement("SELECT facts FROM rebuild WHERE workspace_id = ?")) {
            statement.setLong(1, WorkspaceId.parse(workspace.id()).orElseThrow().value());
            try (ResultSet row = statement.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }

    @Test
    void ofTwoThatSweepTheLaterGoesOnAlone() throws InterruptedException {
        NewWorkspace workspace = Api.newWorkspace("UTC", "GBP");
        for (int batch = 0; batch < 6; batch++) {
            History history = new History("GBP", "b" + batch + "-");
            for (int i = 0; i < 500; i++) {
                String message = "m" + batch + "-" + i;
                history.campaignSent("spring", message, "ada-" + i, "2025-03-03T09:00:00Z")
                        .read(message, "2025-03-03T09:05:00Z");
            }
            Worlds.send(workspace.key(), history.events(), true);
        }
        String before = answers(workspace).toString();
        int days = (int) ChronoUnit.DAYS.between(
                LocalDate.parse("2025-03-05"), LocalDate.ofInstant(clock.instant(), ZoneId.of("UTC")));
        keepFor(workspace, days);

        WorkspaceId id = WorkspaceId.parse(workspace.id()).orElseThrow();
        List<String> steps = Collections.synchronizedList(new ArrayList<>());
        Retention later = sweeping(() -> steps.add("later"));
        List<Thread> threads = new ArrayList<>();
        Retention first = sweeping(() -> {
            if (threads.isEmpty()) {
                threads.add(Thread.ofVirtual().start(() -> later.sweep(id)));
            }
            steps.add("first");
        });
        first.sweep(id);
        threads.getFirst().join();

        assertThat(steps).hasSizeGreaterThan(5).isSorted(); // "first" before "later": no turns
        assertThat(events(workspace)).isZero();
        assertThat(answers(workspace).toString()).isEqualTo(before);
        Numbers.assertAuditIsClean(workspace.key());
    }

    /** Another instance, of which something is seen in the middle of each of its pieces. */
    private Retention sweeping(Runnable step) {
        return new Retention(transactions, workspaces, new SimpleMeterRegistry(), () -> {
            step.run();
            return clock.instant();
        });
    }

    private static List<String> answers(NewWorkspace workspace) {
        return CALLS.stream()
                .map(call -> Api.as(workspace.key()).get(call).asString())
                .toList();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aLateEventIsRefusedAndNobodyElseNotices(boolean asBatch) {
        NewWorkspace workspace = shop();
        sweep(workspace, ZoneId.of("UTC"), LocalDate.parse("2025-03-05"));
        List<Event> events = new History("GBP", "late")
                .read("m1", "2025-03-03T09:06:00Z")
                .refunded("order-1", "2025-03-09T10:00:00Z", "1.00")
                .campaignSent("spring", "m3", "cleo", "2025-03-04T09:00:00Z")
                .clicked("m2", "2025-03-07T09:00:00Z")
                .events();
        Worlds.post(workspace.key(), events, asBatch)
                .then()
                .statusCode(200)
                .body("accepted", is(2))
                .body("rejected.index", contains(0, 1))
                .body("rejected.type", contains(FROZEN, FROZEN));
        Numbers.assertAuditIsClean(workspace.key());
    }

    @Test
    void anEventThatWentIsRefusedWhenItComesAgain() {
        NewWorkspace workspace = shop();
        sweep(workspace, ZoneId.of("UTC"), LocalDate.parse("2025-03-05"));
        Worlds.post(workspace.key(), history().events(), true)
                .then()
                .statusCode(200)
                .body("accepted", is(0))
                .body("duplicates", is(3))
                .body("rejected_count", is(3));
    }

    @Test
    void forEverIsTheDefaultAndCanBeHadAgain() {
        NewWorkspace workspace = shop();
        Api.as(workspace.key()).get("/v1/settings").then().body("retention_days", nullValue());
        keepFor(workspace, 400);
        Api.as(workspace.key())
                .body("{\"retention_days\": null}")
                .patch("/v1/settings")
                .then()
                .statusCode(200)
                .body("retention_days", nullValue());
        retention.sweep(WorkspaceId.parse(workspace.id()).orElseThrow());
        Api.as(workspace.key()).get("/v1/audit").then().body("frozen", is(0)).body("frozen_before", nullValue());
    }

    @ParameterizedTest
    @ValueSource(strings = {"89", "36501", "0", "-90", "90.5", "\"90\"", "true", "[90]"})
    void lessThanALateRefundNeedsIsRefused(String days) {
        Api.as(shop().key())
                .body("{\"retention_days\": " + days + "}")
                .patch("/v1/settings")
                .then()
                .statusCode(400)
                .body("errors.field", contains("retention_days"));
    }

    @Test
    void anotherSettingLeavesItAlone() {
        NewWorkspace workspace = shop();
        keepFor(workspace, 400);
        Api.as(workspace.key())
                .body("{\"rate_base\": \"delivered\"}")
                .patch("/v1/settings")
                .then()
                .body("retention_days", is(400));
    }

    @Test
    void whatItTakesAwayIsOnlyTheWorkspacesOwn() {
        NewWorkspace workspace = shop();
        NewWorkspace other = shop();
        sweep(workspace, ZoneId.of("UTC"), LocalDate.parse("2025-04-01"));
        assertThat(Worlds.get(other.key(), "/v1/audit", Map.of()).path("events").asInt())
                .isEqualTo(6);
    }
}
