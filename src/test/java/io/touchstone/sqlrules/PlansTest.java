package io.touchstone.sqlrules;

import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.touchstone.Api;
import io.touchstone.Api.NewWorkspace;
import io.touchstone.control.access.KeyUses;
import io.touchstone.control.access.KeyUsesWritten;
import io.touchstone.control.accesslog.AccessLog;
import io.touchstone.control.accesslog.AccessLogSwept;
import io.touchstone.control.workspace.SelectVersionedWorkspace;
import io.touchstone.openapi.ApiDescription;
import io.touchstone.rebuild.CreditRebuilds;
import io.touchstone.rebuild.Rebuilds;
import io.touchstone.rebuild.Scheduled;
import io.touchstone.retention.Retention;
import io.touchstone.retention.Swept;
import io.touchstone.source.pricing.MessagePricing;
import io.touchstone.source.ratecard.PricedStatus;
import io.touchstone.sql.RecordedStatements;
import io.touchstone.sql.Transactions;
import io.touchstone.tenant.WorkspaceId;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How the database finds what the service asks for: each statement, explained after the call that sent it. */
@QuarkusTest
@TestProfile(PlansTest.Recorded.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PlansTest {

    /** Records what is sent, and rebuilds in a few pieces. */
    public static final class Recorded implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "quarkus.datasource.jdbc.additional-jdbc-properties.queryInterceptors",
                    RecordedStatements.class.getName(),
                    "touchstone.rebuild.rows-per-piece",
                    "2000",
                    "touchstone.audit.rows-at-once",
                    "2000",
                    "touchstone.audit.identities-at-once",
                    "200",
                    "touchstone.audit.lines-at-once",
                    "5000");
        }
    }

    /** What may break a rule: statements with this in their shape, after calls with this in them. */
    private record Exemption(PlanRule rule, String call, String statement, String reason) {}

    private static final String SMALL_TABLE = "of a tenant with a fifth of a small table MariaDB reads all to read all";

    private static final String ALL_HISTORY = "of a period that is all there is MySQL takes a level as a whole";

    private static final List<Exemption> EXEMPTIONS = List.of(
            new Exemption(PlanRule.WHOLE_TENANT, "GET /v1/audit", "SELECT", "it compares all that is stored"),
            new Exemption(PlanRule.WHOLE_TENANT, "DELETE /v1/workspaces/{id}", "LIMIT ?", "it deletes all, in chunks"),
            new Exemption(PlanRule.FULL_SCAN, "DELETE /v1/workspaces/{id}", "LIMIT ?", SMALL_TABLE),
            new Exemption(PlanRule.WHOLE_TENANT, "the scheduler", "generation < ?", "it deletes all of a generation"),
            new Exemption(PlanRule.FULL_SCAN, "GET /v1/audit", "FROM contact", SMALL_TABLE),
            new Exemption(PlanRule.FULL_SCAN, "GET /v1/audit", "FROM rollup_day", SMALL_TABLE),
            new Exemption(PlanRule.FULL_SCAN, "the scheduler", "DELETE FROM rollup_", SMALL_TABLE),
            new Exemption(
                    PlanRule.WHOLE_TENANT, "/v1/shared-identities", "shared_identity", "a list of a thousand at most"),
            new Exemption(PlanRule.LARGE_SORT, "/v1/", "ORDER BY identity_key", "the identities of one step"),
            new Exemption(
                    PlanRule.LARGE_SORT, "GET /v1/audit", "DISTINCT contact_key", "MariaDB sorts the list of one page"),
            new Exemption(
                    PlanRule.WHOLE_TENANT, "POST /v1/rebuild", "<=> touch.contact_key", "it looks through them, once"),
            new Exemption(PlanRule.WHOLE_TENANT, "/v1/", "first_named_at = ?", "it looks through them, once"),
            new Exemption(PlanRule.FULL_SCAN, "/v1/", "first_named_at = ?", SMALL_TABLE),
            new Exemption(PlanRule.WHOLE_TENANT, "POST /v1/rebuild", "FROM rollup_day", "a piece is about most days"),
            new Exemption(PlanRule.WHOLE_TENANT, "PATCH /v1/settings", "FROM rollup_day", "a piece is about most days"),
            new Exemption(PlanRule.WHOLE_TENANT, "format=csv", "contact_key IN ?", "it names most of the contacts"),
            new Exemption(
                    PlanRule.WHOLE_TENANT, "POST /v1/connections", "source_connection", "200 at most are counted"),
            new Exemption(
                    PlanRule.WHOLE_TENANT, "GET /v1/intake", "HAVING COUNT(*) >= ?", "it looks for the most crowded"),
            new Exemption(PlanRule.LARGE_SORT, "GET /v1/intake", "HAVING COUNT(*) >= ?", "of the crowded alone"),
            new Exemption(PlanRule.LARGE_SORT, "GET /v1/performance/rules", "GROUP BY touch, step", "thirty sums"),
            new Exemption(
                    PlanRule.LARGE_SORT,
                    "dimensions=frequency",
                    "OVER (PARTITION BY",
                    "the messages of a period, once"),
            new Exemption(
                    PlanRule.WHOLE_TENANT, "dimensions=frequency", "contact_key IN ?", "it names most of the contacts"),
            new Exemption(
                    PlanRule.WHOLE_TENANT, "the sweeps", "purchase_key IN ?", "a piece names most of the purchases"),
            new Exemption(
                    PlanRule.WHOLE_TENANT,
                    "POST /v1/contacts/erase",
                    "FROM delivery",
                    "a week's, and a thousand or so of each connection"),
            new Exemption(
                    PlanRule.WHOLE_TENANT, "GET /v1/erasures", "FROM erasure", "a first page begins behind the newest"),
            new Exemption(PlanRule.WHOLE_TENANT, "hour_of_day,flow_name", "GROUP BY bucket, level_key", ALL_HISTORY),
            new Exemption(PlanRule.LARGE_SORT, "hour_of_day,flow_name", "GROUP BY bucket, level_key", ALL_HISTORY));

    /** Of which there is none here: it finds one row by its primary key. */
    private static final String ASKED_OF_A_REPLICA = "SELECT generation FROM workspace WHERE id = ?";

    /** Of a replica too, where it may be behind; on the primary it is read along with the key. */
    private static final String ASKED_FOR_THE_VERSION =
            "SELECT COALESCE(SUM(version), ?), MAX(stored_at) FROM data_version WHERE workspace_id = ?";

    /** Before the start: as many rows as there are migrations. */
    private static final String ASKED_BEFORE_THE_START =
            "SELECT script FROM flyway_schema_history WHERE type = ? AND success ORDER BY installed_rank";

    /** Nor is there a contact with more touches than are held: it follows the primary key of touches, see SelectJourneysTest. */
    private static final String TOUCHES_ONE_BY_ONE = "ORDER BY touched_at";

    /** Updates of a batch travel as one text; those after the first differ from it in their keys alone. */
    private static final Pattern THE_REST_OF_A_BATCH = Pattern.compile(";.*", Pattern.DOTALL);

    @Inject
    AgroalDataSource database;

    @Inject
    Rebuilds rebuilds;

    @Inject
    CreditRebuilds creditRebuilds;

    @Inject
    KeyUses keyUses;

    @Inject
    Retention retention;

    @Inject
    AccessLog accesses;

    @Inject
    Transactions transactions;

    @Inject
    MessagePricing pricing;

    private final EveryRequest requests = new EveryRequest(this::explain);
    private final List<NewWorkspace> others = new ArrayList<>();
    private final List<String> calls = new ArrayList<>();
    private final Set<String> explained = new HashSet<>();
    private final Set<StatementShape> shapes = new HashSet<>();
    private final Set<String> found = new LinkedHashSet<>();

    @BeforeEach
    void fillOnce() throws SQLException {
        if (others.isEmpty()) {
            requests.fill();
            price("delivered", 3_000, "2025-01-10T10:00:00Z");
            eraseMany();
            Stream.generate(Api::newWorkspace).limit(4).forEach(others::add);
            try (Connection connection = database.getConnection()) {
                for (NewWorkspace other : others) {
                    TenantCopy.make(connection, number(requests.workspace()), number(other));
                }
                TenantCopy.analyze(connection);
            }
            RecordedStatements.take();
        }
    }

    /** A second after each other. */
    private void price(String messages, int count, String from) {
        List<PricedStatus> statuses = IntStream.range(0, count)
                .mapToObj(number -> new PricedStatus(
                        messages + number,
                        Instant.parse(from).plusSeconds(number),
                        true,
                        "FR",
                        "marketing",
                        "regular",
                        null,
                        "PMP"))
                .toList();
        pricing.price(new WorkspaceId(number(requests.workspace())), "connection", ZoneOffset.UTC, statuses);
    }

    /** As if a person had been erased for each message: of a handful a database would read all. */
    private void eraseMany() throws SQLException {
        change("""
                INSERT INTO erasure (workspace_id, erased_at, erasure_id, erased_by, identities, messages, purchases, events)
                SELECT workspace_id, sent_at, message_key, 'key', 1, 1, 0, 1 FROM message
                WHERE sent_at IS NOT NULL AND workspace_id =\s""");
        change("""
                INSERT INTO erased_id (workspace_id, digest, id) SELECT workspace_id, LEFT(SHA2(message_key, 256), 32), message_key
                FROM message WHERE workspace_id =\s""");
    }

    private static long number(NewWorkspace workspace) {
        return WorkspaceId.parse(workspace.id()).orElseThrow().value();
    }

    @Test
    void everyStatementFollowsAnIndexToWhatItNeeds() throws SQLException {
        change("UPDATE workspace SET opaque_key = NULL WHERE id = ");
        requests.read();
        requests.ingest();
        requests.connect();
        requests.follow();
        requests.putRateCards();
        price("new", 10, "2025-03-02T10:00:00Z");
        // A delivery that tells of earlier ones corrects what they say.
        price("delivered", 10, "2025-01-09T10:00:00Z");
        explain("a body of a connection");
        requests.reprice();
        requests.administer(others.getFirst());
        damage("DELETE FROM message WHERE message_key % 1000 = 0");
        damage("UPDATE touch SET event_key = -event_key WHERE message_key % 1000 = 1");
        damage("UPDATE answer SET answered_at = answered_at - 1 WHERE event_key > 0");
        damage("UPDATE ref_click SET clicked_at = clicked_at - 1 WHERE event_key > 0");
        damage("UPDATE identity_link SET event_key = -event_key WHERE identity_key % 50 = 0");
        damage("UPDATE surrogate SET id = '+551171234567' WHERE id = '" + EveryRequest.PHONE + "'");
        damage("UPDATE identity SET value = '+551171234567' WHERE value = '" + EveryRequest.PHONE + "'");
        damage("UPDATE event SET contact_email_key = NULL WHERE contact_phone_key IS NOT NULL");
        requests.rebuild();
        damage("DELETE FROM credit WHERE purchase_key % 100 = 0");
        requests.rebuildCredits();
        requests.shareIdentities();
        requests.erase();
        damage("UPDATE rebuild SET finished_at = 0 WHERE finished_at > 0");
        Scheduled.goOn(rebuilds, creditRebuilds);
        KeyUsesWritten.by(keyUses);
        explain("the scheduler");
        transactions.statement(new WorkspaceId(number(requests.workspace())), SelectVersionedWorkspace::find);
        explain("any call with a JWT");
        requests.audit();
        NewWorkspace swept = others.get(1); // other tests need the events of ours
        EveryRequest.keepFrom(swept, LocalDate.of(2025, 2, 1)); // of five months that there are
        Swept.by(retention, new WorkspaceId(number(swept)));
        AccessLogSwept.by(accesses);
        explain("the sweeps");
        requests.delete(others.getLast());

        assertThat(neverCalled()).isEmpty();
        assertThat(neverSent())
                .filteredOn(statement -> !statement.endsWith(TOUCHES_ONE_BY_ONE))
                .containsExactlyInAnyOrder(ASKED_OF_A_REPLICA, ASKED_FOR_THE_VERSION, ASKED_BEFORE_THE_START);
        assertThat(found).as(String.join("\n\n", found)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            FULL_SCAN    | SELECT 1 FROM message WHERE cost = 1
            FULL_SCAN    | SELECT COUNT(*) FROM touch
            FULL_SCAN    | UPDATE message SET stage = 0 WHERE read_at = 1
            WHOLE_TENANT | SELECT COUNT(*) FROM touch FORCE INDEX (PRIMARY) WHERE workspace_id = 1
            WHOLE_TENANT | SELECT SUM(sent) FROM rollup_message WHERE workspace_id = 1 AND generation = 1 AND level = 1
            LARGE_SORT   | SELECT id FROM message WHERE workspace_id = 1 ORDER BY cost LIMIT 50
            LARGE_SORT   | SELECT code, COUNT(*) FROM event WHERE workspace_id = 1 GROUP BY code
            """)
    void badPlansAreFound(PlanRule rule, String statement) throws SQLException {
        String ofOurs = statement.replace("workspace_id = 1", "workspace_id = " + number(requests.workspace()));
        try (Connection connection = database.getConnection()) {
            assertThat(PlanLine.of(connection, ofOurs)).anyMatch(rule::isBroken);
        }
    }

    /** Changes rows of ours, which is not recorded. */
    private void damage(String statement) throws SQLException {
        change(statement + " AND workspace_id = ");
    }

    private void change(String statement) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement sql = connection.createStatement()) {
            assertThat(sql.executeUpdate(statement + number(requests.workspace())))
                    .isPositive();
        }
        RecordedStatements.take();
    }

    /** What is said of the last tenant, which gets deleted, is explained for another that has the same. */
    private void explain(String call) {
        calls.add(call);
        try (Connection connection = database.getConnection()) {
            for (String sent : RecordedStatements.take()) {
                String statement = THE_REST_OF_A_BATCH
                        .matcher(sent)
                        .replaceFirst("")
                        .replace(String.valueOf(number(others.getLast())), String.valueOf(number(others.getFirst())));
                StatementShape shape = StatementShape.of(statement);
                if (shape.readsRows() && explained.add(statement)) {
                    shapes.add(shape);
                    PlanLine.of(connection, statement).forEach(line -> check(call, shape, line));
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException(call, e);
        }
        RecordedStatements.take();
    }

    private void check(String call, StatementShape shape, PlanLine line) {
        for (PlanRule rule : PlanRule.values()) {
            boolean exempt = EXEMPTIONS.stream()
                    .anyMatch(exemption -> exemption.rule() == rule
                            && call.contains(exemption.call())
                            && shape.text().contains(exemption.statement()));
            if (rule.isBroken(line) && !exempt) {
                found.add("%s: %s%n%s%n%s".formatted(call, rule, line, shape.text()));
            }
        }
    }

    private List<String> neverCalled() {
        return ApiDescription.ofTheRepository()
                .operations()
                .map(operation -> operation.method().toUpperCase(Locale.ROOT) + " " + operation.path())
                .filter(operation ->
                        calls.stream().noneMatch(call -> call.equals(operation) || call.startsWith(operation + " ")))
                .toList();
    }

    /** Statements of the sources. */
    private List<String> neverSent() {
        return SqlScanTest.statements().values().stream()
                .flatMap(List::stream)
                .map(StatementShape::of)
                .filter(StatementShape::readsRows)
                .filter(shape -> shapes.stream().noneMatch(shape::becamePartOf))
                .map(StatementShape::text)
                .toList();
    }
}
