package io.touchstone.rebuild;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import io.touchstone.Api;
import io.touchstone.Api.NewWorkspace;
import io.touchstone.Numbers;
import io.touchstone.Worlds;
import io.touchstone.control.workspace.Workspace;
import io.touchstone.control.workspace.Workspaces;
import io.touchstone.event.Event;
import io.touchstone.rebuild.Background.Tries;
import io.touchstone.reference.RandomWorld;
import io.touchstone.sql.Transactions;
import io.touchstone.tenant.WorkspaceId;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Rebuilds that meet what does not pass by itself: here a trigger, which answers for a server that has something against a row. */
@QuarkusTest
class RebuildFailuresTest {

    private static final RandomWorld WORLD = RandomWorld.of(9_501, 60);
    private static final String DUPLICATE =
            "SIGNAL SQLSTATE '23000' SET MYSQL_ERRNO = 1062, MESSAGE_TEXT = '+33698765432'";
    private static final String TOO_LARGE =
            "SIGNAL SQLSTATE '22003' SET MYSQL_ERRNO = 1264, MESSAGE_TEXT = '+33698765432'";
    private static final String DEADLOCK = "SIGNAL SQLSTATE '40001' SET MYSQL_ERRNO = 1213";

    @Inject
    Rebuilds rebuilds;

    @Inject
    CreditRebuilds credits;

    @Inject
    Transactions transactions;

    @Inject
    Workspaces workspaces;

    @Inject
    RebuildMeters meters;

    @Inject
    MeterRegistry registry;

    @Inject
    AgroalDataSource database;

    private NewWorkspace workspace;
    private List<List<Event>> batches;

    @BeforeEach
    void newWorld() {
        workspace = Api.newWorkspace(WORLD.zone().getId(), WORLD.currency().getCurrencyCode());
        batches = WORLD.shuffledBatches(new Random(1));
        batches.subList(0, batches.size() / 2).forEach(batch -> Worlds.send(workspace.key(), batch, true));
    }

    @AfterEach
    void mend() throws SQLException {
        execute("DROP TRIGGER IF EXISTS obstacle");
    }

    @Test
    void whatFailsFiveTimesHasFailedAndWhatIsInUseGoesOn() throws SQLException {
        refuseOtherGenerations(TOO_LARGE);
        begin();
        assertThat(tryAgain(4)).isEqualTo(4);
        assertThat(get("/v1/rebuild").path("rebuilding").asBoolean()).isTrue();
        String before = Api.as(workspace.key()).get("/v1/performance").header("ETag");

        tryAgain(1);
        JsonNode failed = get("/v1/rebuild");
        assertThat(failed.path("rebuilding").asBoolean()).isFalse();
        assertThat(failed.path("failed").asBoolean()).isTrue();
        assertThat(failed.path("reason").asText())
                .isEqualTo("error 1264, state 22001, of INSERT rollup_message")
                .doesNotContain("+33698765432");
        assertThat(get("/v1/performance").has("rebuilding")).isFalse();
        assertThat(get("/v1/settings").path("rebuilding").asBoolean()).isFalse();
        assertThat(Api.as(workspace.key()).get("/v1/performance").header("ETag"))
                .isNotEqualTo(before);
        assertThat(number("SELECT COUNT(*) FROM rollup_message WHERE workspace_id = {id} AND generation > 1"))
                .isZero();
        assertThat(tryAgain(1)).isEqualTo(5);

        sendTheRest();
        Numbers.assertAsIn(workspace.key(), WORLD.reference(), new Random(2));
    }

    @Test
    void askedForAgainAFailedOneBeginsAgainAndEnds() throws SQLException {
        long failedBefore = failed("whole");
        refuseOtherGenerations(TOO_LARGE);
        begin();
        tryAgain(5);
        assertThat(failed("whole")).isEqualTo(failedBefore + 1);
        sendTheRest();

        execute("DROP TRIGGER obstacle");
        Api.as(workspace.key()).post("/v1/rebuild").then().statusCode(202);
        assertThat(get("/v1/rebuild").path("failed").asBoolean()).isFalse();
        await();
        JsonNode done = get("/v1/rebuild");
        assertThat(done.path("rebuilding").asBoolean()).isFalse();
        assertThat(done.path("failed").asBoolean()).isFalse();
        assertThat(failed("whole")).isEqualTo(failedBefore);
        Numbers.assertAsIn(workspace.key(), WORLD.reference(), new Random(2));
    }

    @Test
    void aTimeZoneWhoseRebuildFailedIsNotInUseAndMayBeAskedForAgain() throws SQLException {
        refuseOtherGenerations(TOO_LARGE);
        Map<String, String> zone = Map.of("timezone", "Asia/Kathmandu");
        Api.as(workspace.key()).body(zone).patch("/v1/settings").then().statusCode(200);
        while (!get("/v1/rebuild").path("failed").asBoolean()) {
            tryAgain(1);
        }
        assertThat(get("/v1/settings").path("timezone").asText())
                .isEqualTo(WORLD.zone().getId());

        execute("DROP TRIGGER obstacle");
        Api.as(workspace.key()).body(zone).patch("/v1/settings").then().statusCode(200);
        await();
        assertThat(get("/v1/settings").path("timezone").asText()).isEqualTo("Asia/Kathmandu");
    }

    @Test
    void aKeyThatIsThereTwiceEveryTimeIsAFailureAndALostDeadlockIsNot() throws SQLException {
        refuseOtherGenerations(DEADLOCK);
        begin();
        assertThat(tryAgain(6)).isZero();
        assertThat(get("/v1/rebuild").path("rebuilding").asBoolean()).isTrue();

        execute("DROP TRIGGER obstacle");
        refuseOtherGenerations(DUPLICATE);
        tryAgain(5);
        assertThat(get("/v1/rebuild").path("reason").asText())
                .isEqualTo("error 1062, state 23000, of INSERT rollup_message");
    }

    @Test
    void anotherTryComesOnlyAfterThePause() throws SQLException {
        refuseOtherGenerations(TOO_LARGE);
        begin();
        tryAgain(1);
        rebuilds.goOn();
        rebuilds.goOn();
        assertThat(number("SELECT tries FROM rebuild WHERE workspace_id = {id}"))
                .isEqualTo(1);
    }

    @Test
    void whatGetsOnHasAllItsTriesAgain() throws SQLException {
        refuseOtherGenerations(TOO_LARGE);
        begin();
        tryAgain(4);
        execute("DROP TRIGGER obstacle");
        assertThat(rebuilds.step(id())).isTrue();
        assertThat(number("SELECT tries FROM rebuild WHERE workspace_id = {id}"))
                .isZero();
    }

    @Test
    void aRebuildOfCreditsFailsAndBeginsAgainAsWell() throws SQLException {
        long failedBefore = failed("credits");
        sendTheRest();
        execute("DELETE FROM credit WHERE workspace_id = {id}");
        execute("CREATE TRIGGER obstacle BEFORE INSERT ON credit FOR EACH ROW IF NEW.workspace_id = {id} THEN "
                + TOO_LARGE + "; END IF");
        credits.begin(id());
        for (int i = 0; i < Tries.MOST; i++) {
            assertThat(get("/v1/rebuild/credits").path("rebuilding").asBoolean())
                    .isTrue();
            credits.goOn();
            execute("UPDATE credit_rebuild SET tried_at = 0 WHERE workspace_id = {id}");
        }
        JsonNode failed = get("/v1/rebuild/credits");
        assertThat(failed.path("failed").asBoolean()).isTrue();
        assertThat(failed.path("rebuilding").asBoolean()).isFalse();
        assertThat(failed.path("reason").asText()).isEqualTo("error 1264, state 22001, of INSERT credit");
        assertThat(failed("credits")).isEqualTo(failedBefore + 1);

        execute("DROP TRIGGER obstacle");
        credits.begin(id());
        credits.goOn();
        JsonNode done = get("/v1/rebuild/credits");
        assertThat(done.path("failed").asBoolean()).isFalse();
        assertThat(done.path("reason").isNull()).isTrue();
        assertThat(done.path("repaired").asInt()).isPositive();
        assertThat(failed("credits")).isEqualTo(failedBefore);
    }

    /** As the scheduler does, the pauses having passed; how many tries in a row have failed then. */
    private long tryAgain(int times) throws SQLException {
        for (int i = 0; i < times; i++) {
            execute("UPDATE rebuild SET tried_at = 0 WHERE workspace_id = {id} AND tried_at IS NOT NULL");
            rebuilds.goOn();
        }
        return number("SELECT tries FROM rebuild WHERE workspace_id = {id}");
    }

    /** Without anybody who works on it. */
    private void begin() {
        transactions.write(id(), tenant -> {
            Workspace before = workspaces.lock(id()).orElseThrow();
            workspaces.save(Rebuilds.begin(tenant, before, before.zone(), Origin.EVENTS));
            return id();
        });
    }

    private void await() {
        while (get("/v1/settings").path("rebuilding").asBoolean()) {
            rebuilds.goOn();
        }
    }

    private void sendTheRest() {
        batches.subList(batches.size() / 2, batches.size()).forEach(batch -> Worlds.send(workspace.key(), batch, true));
    }

    private void refuseOtherGenerations(String answer) throws SQLException {
        execute("CREATE TRIGGER obstacle BEFORE INSERT ON rollup_message FOR EACH ROW"
                + " IF NEW.workspace_id = {id} AND NEW.generation > 1 THEN " + answer + "; END IF");
    }

    private long failed(String kind) {
        meters.count();
        return (long) registry.get("touchstone.rebuild.failed")
                .tag("kind", kind)
                .gauge()
                .value();
    }

    private JsonNode get(String path) {
        return Worlds.get(workspace.key(), path, Map.of());
    }

    private WorkspaceId id() {
        return WorkspaceId.parse(workspace.id()).orElseThrow();
    }

    private void execute(String statement) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement sql = connection.createStatement()) {
            sql.execute(statement.replace("{id}", Long.toString(id().value())));
        }
    }

    private long number(String query) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement sql = connection.createStatement();
                ResultSet rows = sql.executeQuery(query.replace("{id}", Long.toString(id().value())))) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
