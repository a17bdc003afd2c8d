package io.touchstone.rebuild;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.junit.QuarkusTest;
import io.touchstone.Api;
import io.touchstone.Api.NewWorkspace;
import io.touchstone.Worlds;
import io.touchstone.control.workspace.Workspaces;
import io.touchstone.mask.Masks;
import io.touchstone.mask.OpaqueKey;
import io.touchstone.rebuild.AuditReport.Difference;
import io.touchstone.rebuild.AuditReport.Subject;
import io.touchstone.reference.RandomWorld;
import io.touchstone.sql.AnySql;
import io.touchstone.sql.Transactions;
import io.touchstone.tenant.WorkspaceId;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** However small the pieces are in which an audit reads, and wherever their borders lie, it finds what is wrong and nothing else. */
@QuarkusTest
@TestInstance(Lifecycle.PER_CLASS)
class AuditPiecesTest {

    private static final RandomWorld WORLD = RandomWorld.of(8_500, 60);
    private static final ZoneId OTHER_ZONE = ZoneId.of("Asia/Kathmandu");

    /** Small, so that messages and purchases take turns in the order of keys. */
    private static final int BATCH = 20;

    /** Generations: answers are read from the first, and the second is in the making. */
    private static final int IN_USE = 1;

    /** A metric that comes later has a default. */
    private static final String INTO_MESSAGES =
            "INSERT INTO rollup_message (workspace_id, generation, level, bucket, level_key, slot, sent, delivered, failed, was_read,"
                    + " responded, clicked, interacted, responses, clicks, machine_clicks, text_replies, opt_outs, cost) ";

    private static final Masks UNMASKED = new Masks(new OpaqueKey(0, 0), false);

    @Inject
    Rebuilds rebuilds;

    @Inject
    Transactions transactions;

    @Inject
    Workspaces workspaces;

    @Inject
    DataSource database;

    private @Nullable WorkspaceId workspace;

    /** Half of it is in another generation, too. Tests damage it in transactions of their own that never commit. */
    @BeforeEach
    void newWorld() {
        if (workspace != null) {
            return;
        }
        NewWorkspace created =
                Api.newWorkspace(WORLD.zone().getId(), WORLD.currency().getCurrencyCode());
        for (int sent = 0; sent < WORLD.events().size(); sent += BATCH) {
            Worlds.send(
                    created.key(),
                    WORLD.events()
                            .subList(sent, Math.min(sent + BATCH, WORLD.events().size())),
                    true);
        }
        WorkspaceId id = WorkspaceId.parse(created.id()).orElseThrow();
        transactions.write(id, tenant -> {
            workspaces.save(Rebuilds.begin(tenant, workspaces.lock(id).orElseThrow(), OTHER_ZONE, Origin.CREDITS));
            return id;
        });
        for (int piece = 0; piece < 9; piece++) {
            assertThat(rebuilds.step(id)).isTrue();
        }
        workspace = id;
    }

    @Test
    void aSoundWorldIsSoundInPiecesOfAnySize() {
        AuditReport whole = audit(Sizes.LARGE);
        assertThat(whole.differences()).isZero();
        assertThat(whole.events()).isEqualTo(WORLD.events().size());
        for (Sizes sizes :
                List.of(Sizes.SMALLEST, new Sizes(3, 2, 60), new Sizes(7, 5, 25), new Sizes(50, 1_000, 300))) {
            assertThat(audit(sizes)).as("%s", sizes).isEqualTo(whole);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "MESSAGE  | UPDATE message SET clicks = clicks + 1 WHERE workspace_id = {id} ORDER BY message_key DESC LIMIT 1",
                "MESSAGE  | DELETE FROM message WHERE workspace_id = {id} LIMIT 1",
                "PURCHASE | UPDATE purchase SET refunded = refunded + 1 WHERE workspace_id = {id} LIMIT 1",
                "TOUCH    | DELETE FROM touch WHERE workspace_id = {id} LIMIT 1",
                "TOUCH    | INSERT INTO touch SELECT workspace_id, contact_key, 1, -1, message_key, 1 FROM touch WHERE workspace_id = {id} LIMIT 1",
                "CREDIT   | DELETE FROM credit WHERE workspace_id = {id} LIMIT 1",
                "CREDIT   | INSERT INTO credit VALUES ({id}, -7, 1, 1, 1, 1, 1, 1, 1, 1, 0)",
                "CREDIT   | UPDATE credit SET rival_step = 11 WHERE workspace_id = {id} ORDER BY purchase_key DESC LIMIT 1",
                "CONTACT  | UPDATE identity SET name = 'Somebody else' WHERE workspace_id = {id} AND name IS NOT NULL LIMIT 1",
                "CONTACT  | UPDATE identity SET name_at = name_at - 1 WHERE workspace_id = {id} AND name IS NOT NULL LIMIT 1",
                "CONTACT  | UPDATE identity SET name_at = name_at + 1 WHERE workspace_id = {id} AND name IS NOT NULL LIMIT 1",
                "CONTACT  | UPDATE identity SET email = NULL WHERE workspace_id = {id} AND email IS NOT NULL LIMIT 1",
                "CONTACT  | UPDATE identity SET first_named_at = first_named_at - 1 WHERE workspace_id = {id} LIMIT 1",
                "CONTACT  | UPDATE identity SET first_named_at = first_named_at + 1 WHERE workspace_id = {id} ORDER BY identity_key DESC LIMIT 1",
                "CONTACT  | DELETE FROM identity WHERE workspace_id = {id} LIMIT 1",
                "CONTACT  | INSERT INTO identity (workspace_id, identity_key, kind, value, contact_key, first_named_at) SELECT workspace_id, -5, kind, 'x', contact_key, 1 FROM identity WHERE workspace_id = {id} LIMIT 1",
            })
    void damageToFactsIsFound(Subject subject, String damage) throws SQLException {
        assertThat(audit(new Sizes(10, 7, 100), damage).found())
                .extracting(Difference::subject)
                .contains(subject);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "DELETE FROM rollup_message WHERE {of} LIMIT 1",
                "DELETE FROM rollup_message WHERE {of} ORDER BY bucket DESC LIMIT 1",
                "DELETE FROM rollup_credit WHERE {of} LIMIT 1",
                "DELETE FROM rollup_purchase WHERE {of} LIMIT 1",
                "DELETE FROM rollup_day WHERE {of} LIMIT 40",
                "DELETE FROM rollup_day WHERE {of} AND basis = 2 LIMIT 40",
                "UPDATE rollup_message SET was_read = was_read + 1 WHERE {of} AND level = 4 LIMIT 1",
                "UPDATE rollup_message SET cost = cost + 0.000001 WHERE {of} AND level = 2 LIMIT 1",
                "UPDATE rollup_credit SET amount = amount + 0.01 WHERE {of} AND basis = 2 LIMIT 1",
                "UPDATE rollup_purchase SET refunds = refunds + 0.01 WHERE {of} LIMIT 1",
                "UPDATE rollup_day SET numbers = 'x' WHERE {of} LIMIT 1",
                INTO_MESSAGES
                        + "SELECT workspace_id, generation, 3, -99999999, level_key, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0 FROM rollup_message WHERE {of} LIMIT 1",
                INTO_MESSAGES
                        + "SELECT workspace_id, generation, 4, 7258118400, level_key, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0 FROM rollup_message WHERE {of} LIMIT 1",
                INTO_MESSAGES
                        + "SELECT workspace_id, generation, 2, bucket, -3, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0 FROM rollup_message WHERE {of} AND level = 2 LIMIT 1",
                INTO_MESSAGES
                        + "SELECT workspace_id, generation, 1, bucket, 1, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0 FROM rollup_message WHERE {of} AND level = 2 LIMIT 1",
                "INSERT INTO rollup_credit SELECT workspace_id, generation, 2, 1, 1, 40000, 1, 1, 1, 0, 0, 1, 1, 0 FROM rollup_message WHERE {of} LIMIT 1",
                "INSERT INTO rollup_purchase SELECT workspace_id, generation, 4, 3600, 0, 1, 1, 0 FROM rollup_message WHERE {of} LIMIT 1",
                "INSERT INTO rollup_day SELECT workspace_id, generation, 0, 0, 50000, 0, '3 1 1000000 0' FROM rollup_message WHERE {of} LIMIT 1",
            })
    void damageToOneLineOfEitherGenerationIsFoundAsOne(String damage) throws SQLException {
        for (int generation : new int[] {IN_USE, IN_USE + 1}) {
            String one = damage.replace("{of}", "workspace_id = {id} AND generation = " + generation);
            List<Difference> whole = audit(Sizes.LARGE, one).found();
            assertThat(whole)
                    .isNotEmpty()
                    .allSatisfy(difference -> assertThat(difference.subject()).isEqualTo(Subject.ROLLUP));
            assertThat(audit(new Sizes(300, 1_000, 300), one).found()).containsExactlyInAnyOrderElementsOf(whole);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 1_000})
    void onePersonAsTwoContactsIsFound(int identitiesAtOnce) throws SQLException {
        List<Long> joined = numbers(
                "SELECT MIN(identity_key) FROM identity WHERE workspace_id = {id} GROUP BY contact_key HAVING COUNT(*) > 1");
        assertThat(details(
                        identitiesAtOnce,
                        "INSERT INTO contact (workspace_id, contact_key) VALUES ({id}, -4)",
                        "UPDATE identity SET contact_key = -4 WHERE workspace_id = {id} AND identity_key = "
                                + joined.getFirst()))
                .contains("one person as two contacts");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 1_000})
    void twoPeopleAsOneContactAreFound(int identitiesAtOnce) throws SQLException {
        List<Long> contacts =
                numbers("SELECT DISTINCT contact_key FROM identity WHERE workspace_id = {id} ORDER BY contact_key");
        // Of more identities than twice as many as are held the contact could only be read in parts.
        assertThat(details(
                        Math.max(identitiesAtOnce, 20),
                        "UPDATE identity SET contact_key = %d WHERE workspace_id = {id} AND contact_key = %d"
                                .formatted(contacts.getFirst(), contacts.getLast())))
                .contains("two people as one contact");
    }

    @Test
    void aContactThatIsNotStoredIsFound() throws SQLException {
        assertThat(details(1_000, "DELETE FROM contact WHERE workspace_id = {id} AND successor_key IS NULL LIMIT 1"))
                .contains("a contact that is not stored");
    }

    @Test
    void whoIsGoneEndsAnAuditBetweenAnyTwoPieces() {
        int[] pieces = {0};
        audit(new Sizes(20, 20, 100), () -> pieces[0]++);
        assertThat(pieces[0]).isGreaterThan(30);
        for (int last = 1; last < pieces[0]; last += 23) {
            int end = last;
            int[] begun = {0};
            assertThatThrownBy(() -> audit(new Sizes(20, 20, 100), () -> {
                        if (++begun[0] == end) {
                            throw new CancellationException();
                        }
                    }))
                    .isInstanceOf(CancellationException.class);
            assertThat(begun[0]).isEqualTo(end);
        }
    }

    @Test
    void whatIsSaidOfARowHasAnEnd() {
        assertThat(Difference.of(Subject.MESSAGE, "m".repeat(5_000), "d".repeat(5_000)))
                .satisfies(difference -> assertThat(difference.key().length()).isEqualTo(1_001))
                .satisfies(
                        difference -> assertThat(difference.detail().length()).isEqualTo(1_001));
    }

    private List<String> details(int identitiesAtOnce, String... damages) {
        return audit(new Sizes(3, identitiesAtOnce, 100), damages).found().stream()
                .filter(difference -> difference.subject() == Subject.CONTACT)
                .map(Difference::detail)
                .toList();
    }

    private AuditReport audit(AuditConfig sizes, String... damages) {
        return audit(sizes, () -> {}, damages);
    }

    private AuditReport audit(AuditConfig sizes, Runnable unlessGone, String... damages) {
        try (Connection connection = database.getConnection();
                Statement sql = connection.createStatement()) {
            connection.setAutoCommit(false);
            try {
                for (String damage : damages) {
                    assertThat(sql.executeUpdate(ofWorkspace(damage))).isPositive();
                }
                return Audit.of(AnySql.tenant(connection, workspace()), UNMASKED, sizes, unlessGone);
            } finally {
                connection.rollback();
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<Long> numbers(String query) throws SQLException {
        List<Long> numbers = new ArrayList<>();
        try (Connection connection = database.getConnection();
                Statement sql = connection.createStatement();
                ResultSet rows = sql.executeQuery(ofWorkspace(query))) {
            while (rows.next()) {
                numbers.add(rows.getLong(1));
            }
        }
        return numbers;
    }

    private WorkspaceId workspace() {
        return Objects.requireNonNull(workspace);
    }

    private String ofWorkspace(String sql) {
        return sql.replace("{id}", String.valueOf(workspace().value()));
    }
}
