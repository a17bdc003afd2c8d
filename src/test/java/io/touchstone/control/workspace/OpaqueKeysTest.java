package io.touchstone.control.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.touchstone.Api;
import io.touchstone.Api.NewWorkspace;
import io.touchstone.History;
import io.touchstone.Worlds;
import io.touchstone.mask.OpaqueKey;
import io.touchstone.sql.Transactions;
import io.touchstone.tenant.WorkspaceId;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class OpaqueKeysTest {

    @Inject
    AgroalDataSource database;

    @Inject
    Transactions transactions;

    @Inject
    Workspaces workspaces;

    private NewWorkspace created = new NewWorkspace("", "");
    private WorkspaceId id = new WorkspaceId(1);

    @BeforeEach
    void create() {
        created = Api.newWorkspace();
        id = WorkspaceId.parse(created.id()).orElseThrow();
    }

    private Workspace stored() {
        return transactions.statement(id, tenant -> SelectWorkspace.find(tenant).orElseThrow());
    }

    private @Nullable OpaqueKey key() {
        return stored().opaqueKey();
    }

    /** As the release before makes them. */
    private void forget() throws SQLException {
        try (Connection connection = database.getConnection();
                Statement sql = connection.createStatement()) {
            assertThat(sql.executeUpdate("UPDATE workspace SET opaque_key = NULL WHERE id = " + id.value()))
                    .isOne();
        }
    }

    @Test
    void everyWorkspaceIsMadeWithOneOfItsOwn() {
        WorkspaceId other = WorkspaceId.parse(Api.newWorkspace().id()).orElseThrow();
        OpaqueKey others = transactions
                .statement(other, tenant -> SelectWorkspace.find(tenant).orElseThrow())
                .opaqueKey();
        assertThat(key()).isNotNull().isNotEqualTo(others);
    }

    @Test
    void oneThatWasMadeWithoutGetsOneWithTheFirstAnswerThatNeedsIt() throws SQLException {
        History.inPounds().bought("p1", "ada", "2025-03-03T10:00:00Z", "10.00").sendTo(created.key());
        forget();
        assertThat(key()).isNull();
        String first = contactKey();
        assertThat(key()).isNotNull();
        assertThat(contactKey()).isEqualTo(first);
        forget();
        assertThat(contactKey()).isNotEqualTo(first);
    }

    private String contactKey() {
        return Worlds.get(created.key(), "/v1/purchases/p1", Map.of())
                .at("/contact/key")
                .asText();
    }

    @Test
    void manyThatNeedItAtOnceGetTheSame() throws Exception {
        forget();
        Workspace without = stored();
        List<Future<Optional<OpaqueKey>>> made = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            for (int i = 0; i < 16; i++) {
                made.add(threads.submit(() -> workspaces.opaqueKey(without)));
            }
        }
        HashSet<Optional<OpaqueKey>> keys = new HashSet<>();
        for (Future<Optional<OpaqueKey>> future : made) {
            keys.add(future.get());
        }
        assertThat(keys).containsExactly(Optional.ofNullable(key()));
    }

    @Test
    void aDeletedWorkspaceGetsNone() throws SQLException {
        forget();
        Workspace without = stored();
        Api.as(Api.OPERATOR).delete("/v1/workspaces/" + created.id()).then().statusCode(204);
        assertThat(workspaces.opaqueKey(without)).isEmpty();
    }

    @Test
    void settingsAndEventsLeaveItAlone() {
        OpaqueKey before = key();
        Api.as(created.key())
                .body(Map.of("rate_base", "delivered", "timezone", "Asia/Kathmandu"))
                .patch("/v1/settings")
                .then()
                .statusCode(200);
        History.inPounds().bought("p1", "ada", "2025-03-03T10:00:00Z", "10.00").sendTo(created.key());
        assertThat(key()).isNotNull().isEqualTo(before);
    }

    /** Settings that were read before another instance made it. */
    @Test
    void savingWhatWasReadWithoutItDoesNotTakeItAway() throws SQLException {
        forget();
        Workspace without = stored();
        workspaces.opaqueKey(without);
        OpaqueKey made = key();
        QuarkusTransaction.requiringNew().run(() -> workspaces.save(without));
        assertThat(key()).isNotNull().isEqualTo(made);
    }

    @Test
    void nothingThatIsPrintedOfAWorkspaceTellsIt() {
        assertThat(stored().toString()).contains("OpaqueKey[…]").doesNotContain("high=");
    }
}
