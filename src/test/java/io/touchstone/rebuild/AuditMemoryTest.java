package io.touchstone.rebuild;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.touchstone.Api;
import io.touchstone.Api.NewWorkspace;
import io.touchstone.History;
import io.touchstone.mask.Masks;
import io.touchstone.mask.OpaqueKey;
import io.touchstone.sql.LargestResult;
import io.touchstone.sql.Transactions;
import io.touchstone.tenant.WorkspaceId;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an audit and a repair hold at once does not grow with the workspace, nor with what is said of one message or person. */
@QuarkusTest
@TestProfile(AuditMemoryTest.Measured.class)
class AuditMemoryTest {

    /** Sees how many rows each result has, and repairs in small pieces. */
    public static final class Measured implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "quarkus.datasource.jdbc.additional-jdbc-properties.queryInterceptors",
                    LargestResult.class.getName(),
                    "touchstone.rebuild.rows-per-piece",
                    "20");
        }
    }

    private static final Sizes SIZES = new Sizes(20, 30, 40);

    /** Of a page of events with some of the next subject, each of them with all identities that it can name. */
    private static final int MOST_ROWS = 6 * 2 * 26;

    private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");

    private static final Masks UNMASKED = new Masks(new OpaqueKey(0, 0), false);

    @Inject
    Transactions transactions;

    @Inject
    Rebuilds rebuilds;

    @Inject
    Pieces pieces;

    @ParameterizedTest(name = "{0} of each")
    @ValueSource(ints = {400, 1_600})
    void asManyRowsAreHeldOfAnyNumber(int count) {
        NewWorkspace workspace = world(count);
        WorkspaceId id = WorkspaceId.parse(workspace.id()).orElseThrow();
        AuditReport[] report = new AuditReport[1];
        int rows = LargestResult.during(
                () -> report[0] = transactions.read(id, tenant -> Audit.of(tenant, UNMASKED, SIZES, () -> {})));
        assertThat(report[0].found()).isEmpty();
        assertThat(report[0].events()).isEqualTo(5L * count + 3);
        assertThat(rows).isPositive().isLessThanOrEqualTo(MOST_ROWS);
    }

    @ParameterizedTest(name = "{0} of each")
    @ValueSource(ints = {400, 800})
    void soItIsOfARebuild(int count) {
        NewWorkspace workspace = world(count);
        WorkspaceId id = WorkspaceId.parse(workspace.id()).orElseThrow();
        int rows = LargestResult.during(() -> {
            rebuilds.begin(id, Origin.EVENTS);
            boolean more = true;
            while (more) {
                more = rebuilds.step(id);
            }
        });
        assertThat(rows).isPositive().isLessThanOrEqualTo(MOST_ROWS);
        assertThat(transactions
                        .read(id, tenant -> Audit.of(tenant, UNMASKED, SIZES, () -> {}))
                        .found())
                .isEmpty();
    }

    /** One message with very many events, one person with many names, one purchase with many refunds, and many of each with few. */
    private static NewWorkspace world(int count) {
        NewWorkspace workspace = Api.newWorkspace();
        History history = History.inPounds();
        history.campaignSent("sale", "robots", "robot", START.toString());
        history.bought("p", "buyer", START.toString(), "1000");
        history.campaignSent("sale", "last", "reader", START.toString());
        for (int i = 1; i <= count; i++) {
            String at = START.plusSeconds(i * 1_000L).toString();
            history.clicked("robots", at);
            history.refunded("p", at, "0.01");
            history.same("many", "name " + i, at);
            history.campaignSent("sale", "m" + i, "c" + i, at);
            history.bought("p" + i, "c" + i, at, "1");
        }
        history.sendTo(workspace.key());
        return workspace;
    }
}
