package io.touchstone.rebuild;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.touchstone.Api;
import io.touchstone.Api.NewWorkspace;
import io.touchstone.Numbers;
import io.touchstone.Worlds;
import io.touchstone.control.workspace.Workspaces;
import io.touchstone.event.Event;
import io.touchstone.reference.RandomWorld;
import io.touchstone.reference.Reference;
import io.touchstone.sql.Row;
import io.touchstone.sql.Transactions;
import io.touchstone.tenant.WorkspaceId;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Credits that are wrong, and counted as they are, become right in place, and so do the sums. */
@QuarkusTest
class CreditRebuildsTest {

    private static final RandomWorld WORLD = RandomWorld.of(9_000, 25);
    private static final ZoneId OTHER_ZONE = ZoneId.of("Asia/Kathmandu");

    private static final String MISSING = "DELETE FROM credit WHERE workspace_id = {id} AND purchase_key % 2 = 0";
    private static final String WRONG_STEP = "UPDATE credit SET step = 11 - step WHERE workspace_id = {id}";

    @Inject
    CreditRebuilds credits;

    @Inject
    Rebuilds rebuilds;

    @Inject
    Transactions transactions;

    @Inject
    Workspaces workspaces;

    @Inject
    AgroalDataSource database;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DELETE FROM credit WHERE workspace_id = {id}",
                MISSING,
                WRONG_STEP,
                "UPDATE credit SET message_key = message_key + 1 WHERE workspace_id = {id}",
                "UPDATE credit SET sent_at = sent_at - 86400000, strength = 1 WHERE workspace_id = {id} AND touch < 3",
                "UPDATE purchase SET journey = x'01' WHERE workspace_id = {id}",
                """
                INSERT IGNORE INTO credit
                SELECT purchase.workspace_id, purchase_key, rule.code, kind.code, message_key, source_key, sent_at, sent_at, 3, 1, 0
                FROM purchase JOIN message ON message.workspace_id = purchase.workspace_id AND source_key IS NOT NULL
                  JOIN (SELECT 1 AS code UNION SELECT 3) AS rule JOIN (SELECT 1 AS code UNION SELECT 2) AS kind
                WHERE purchase.workspace_id = {id}
                """,
            })
    void whatIsWrongIsPutRight(String damage) throws SQLException {
        NewWorkspace workspace = newWorld(WORLD.events());
        damage(workspace, damage);
        assertThat(Worlds.get(workspace.key(), "/v1/audit", Map.of()).path("found"))
                .isNotEmpty()
                .allSatisfy(row -> assertThat(row.path("subject").asText()).isEqualTo("credit"));

        Api.as(workspace.key()).post("/v1/rebuild/credits").then().statusCode(202);
        JsonNode done = await(workspace);
        assertThat(done.path("purchases").asInt())
                .isGreaterThanOrEqualTo(WORLD.reference().purchases().size());
        assertThat(done.path("repaired").asInt()).isPositive();
        Numbers.assertAsIn(workspace.key(), WORLD.reference(), new Random(1));
    }

    @Test
    void whatIsRightIsLeftAlone() {
        NewWorkspace workspace = newWorld(WORLD.events());
        String answer = Api.as(workspace.key()).get("/v1/performance").header("ETag");
        begin(workspace);
        finish(workspace);
        assertThat(progress(workspace).path("repaired").asInt()).isZero();
        assertThat(Api.as(workspace.key()).get("/v1/performance").header("ETag"))
                .isEqualTo(answer);
    }

    @Test
    void aJourneyThatIsNotKeptIsNoFaultAndIsMadeUpFor() throws SQLException {
        NewWorkspace workspace = newWorld(WORLD.events());
        damage(workspace, "UPDATE purchase SET journey = NULL WHERE workspace_id = {id}");
        assertThat(unkept(workspace)).isPositive();
        assertThat(Worlds.get(workspace.key(), "/v1/audit", Map.of()).path("found"))
                .isEmpty();
        begin(workspace);
        finish(workspace);
        assertThat(progress(workspace).path("repaired").asInt()).isZero();
        assertThat(unkept(workspace)).isZero();
        Numbers.assertAsIn(workspace.key(), WORLD.reference(), new Random(1));
    }

    private long unkept(NewWorkspace workspace) {
        return transactions
                .read(
                        id(workspace),
                        tenant -> tenant.query(
                                "SELECT COUNT(*) FROM purchase WHERE workspace_id = :workspace AND journey IS NULL",
                                Row::number))
                .getFirst();
    }

    @Test
    void answersAreWholeMeanwhileAndSaySo() {
        NewWorkspace workspace = newWorld(WORLD.events());
        assertThat(progress(workspace).path("begun_at").isNull()).isTrue();
        begin(workspace);
        assertThat(progress(workspace).path("rebuilding").asBoolean()).isTrue();
        assertThat(Worlds.get(workspace.key(), "/v1/settings", Map.of())
                        .path("rebuilding")
                        .asBoolean())
                .isFalse();
        finish(workspace);
        assertThat(progress(workspace).path("rebuilding").asBoolean()).isFalse();
    }

    @Test
    void whatOneProcessLeftUndoneAnotherOneFinishes() throws SQLException {
        NewWorkspace workspace = newWorld(WORLD.events());
        damage(workspace, MISSING);
        begin(workspace);
        assertThat(credits.step(id(workspace))).isTrue();
        int compared = progress(workspace).path("purchases").asInt();
        assertThat(compared).isPositive();

        credits.goOn();
        JsonNode done = progress(workspace);
        assertThat(done.path("rebuilding").asBoolean()).isFalse();
        assertThat(done.path("purchases").asInt()).isGreaterThan(compared);
        Numbers.assertAsIn(workspace.key(), WORLD.reference(), new Random(1));
    }

    @Test
    void askedAgainItBeginsWithTheFirstPurchase() throws SQLException {
        NewWorkspace workspace = newWorld(WORLD.events());
        begin(workspace);
        String first = progress(workspace).path("begun_at").asText();
        credits.step(id(workspace));
        damage(workspace, WRONG_STEP);
        begin(workspace);
        JsonNode again = progress(workspace);
        assertThat(again.path("begun_at").asText()).isGreaterThan(first);
        assertThat(again.path("purchases").asInt()).isZero();
        finish(workspace);
        Numbers.assertAsIn(workspace.key(), WORLD.reference(), new Random(1));
    }

    @Test
    void anotherWorkspaceIsLeftAsItIs() throws SQLException {
        NewWorkspace ours = newWorld(WORLD.events());
        NewWorkspace theirs = newWorld(WORLD.events());
        damage(ours, WRONG_STEP);
        damage(theirs, WRONG_STEP);
        JsonNode before = Worlds.get(theirs.key(), "/v1/audit", Map.of());
        begin(ours);
        finish(ours);
        Numbers.assertAsIn(ours.key(), WORLD.reference(), new Random(1));
        assertThat(Worlds.get(theirs.key(), "/v1/audit", Map.of())).isEqualTo(before);
    }

    static Stream<RandomWorld> worlds() {
        return LongStream.rangeClosed(1, 12).mapToObj(seed -> RandomWorld.of(9_100 + seed, 2 + 2 * (int) seed));
    }

    /** A piece of the one, a piece of the other, some events, in any order. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("worlds")
    void besideIntakeAndAnotherTimeZoneEverythingEndsAsItShould(RandomWorld world) throws SQLException {
        Random random = new Random(world.seed());
        List<List<Event>> batches = world.shuffledBatches(random);
        int half = batches.size() / 2;
        NewWorkspace workspace =
                Api.newWorkspace(world.zone().getId(), world.currency().getCurrencyCode());
        WorkspaceId id = id(workspace);
        batches.subList(0, half).forEach(batch -> Worlds.send(workspace.key(), batch, true));
        damage(workspace, random.nextBoolean() ? MISSING : WRONG_STEP);
        begin(workspace);
        recut(id, OTHER_ZONE);

        boolean cutting = true;
        for (List<Event> batch : batches.subList(half, batches.size())) {
            Worlds.send(workspace.key(), batch, true);
            if (random.nextBoolean()) {
                credits.step(id);
            }
            if (cutting && random.nextBoolean()) {
                cutting = rebuilds.step(id);
            }
        }
        finish(workspace);
        while (cutting) {
            cutting = rebuilds.step(id);
        }
        Numbers.assertAsIn(workspace.key(), new Reference(world.events(), OTHER_ZONE, world.currency()), random);
    }

    private static NewWorkspace newWorld(List<Event> events) {
        NewWorkspace workspace =
                Api.newWorkspace(WORLD.zone().getId(), WORLD.currency().getCurrencyCode());
        Worlds.send(workspace.key(), events, true);
        return workspace;
    }

    private static WorkspaceId id(NewWorkspace workspace) {
        return WorkspaceId.parse(workspace.id()).orElseThrow();
    }

    /** Changes stored credits, and the sums with them, as a build that computes other credits would. */
    private void damage(NewWorkspace workspace, String statement) throws SQLException {
        WorkspaceId id = id(workspace);
        try (Connection connection = database.getConnection();
                Statement sql = connection.createStatement()) {
            sql.executeUpdate(statement.replace("{id}", Long.toString(id.value())));
        }
        recut(id, WORLD.zone());
        boolean more = true;
        while (more) {
            more = rebuilds.step(id);
        }
    }

    private void recut(WorkspaceId id, ZoneId zone) {
        transactions.write(id, tenant -> {
            workspaces.save(Rebuilds.begin(tenant, workspaces.lock(id).orElseThrow(), zone, Origin.CREDITS));
            return id;
        });
    }

    /** Without anybody who works on it. */
    private void begin(NewWorkspace workspace) {
        credits.begin(id(workspace));
    }

    private void finish(NewWorkspace workspace) {
        boolean more = true;
        while (more) {
            more = credits.step(id(workspace));
        }
    }

    private static JsonNode progress(NewWorkspace workspace) {
        return Worlds.get(workspace.key(), "/v1/rebuild/credits", Map.of());
    }

    private static JsonNode await(NewWorkspace workspace) {
        JsonNode progress;
        do {
            progress = progress(workspace);
        } while (progress.path("rebuilding").asBoolean());
        return progress;
    }
}
