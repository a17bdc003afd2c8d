package io.touchstone.control.access;

import static io.touchstone.Api.as;
import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.touchstone.Api;
import io.touchstone.Api.NewWorkspace;
import io.touchstone.sql.CountedStatements;
import io.touchstone.sql.FailsAtFirst;
import io.touchstone.sql.Transactions;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class LastUseTest {

    @Inject
    AgroalDataSource database;

    @Inject
    KeyUses uses;

    @Inject
    Transactions transactions;

    private final LocalDate today = LocalDate.now(ZoneOffset.UTC);
    private NewWorkspace workspace;
    private JsonPath key;

    @BeforeEach
    void aKey() {
        uses.write();
        workspace = Api.newWorkspace();
        key = Api.newKey(workspace.key(), "read");
    }

    private Map<String, String> listed() {
        List<Map<String, String>> rows = as(workspace.key()).get("/v1/api-keys").path("data");
        Map<String, String> days = new HashMap<>();
        rows.forEach(row -> days.put(row.get("id"), row.get("last_used_on")));
        return days;
    }

    private @Nullable LocalDate stored() throws SQLException {
        ApiKeyToken token = ApiKeyToken.parse(key.getString("api_key")).orElseThrow();
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(
                        "SELECT last_used_day FROM api_key WHERE workspace_id = ? AND id = ?")) {
            statement.setLong(1, token.workspace().value());
            statement.setLong(2, token.keyId());
            ResultSet row = statement.executeQuery();
            assertThat(row.next()).isTrue();
            long day = row.getLong(1);
            return row.wasNull() ? null : LocalDate.ofEpochDay(day);
        }
    }

    private void use() {
        as(key.getString("api_key")).get("/v1/settings").then().statusCode(200);
    }

    @Test
    void aKeyThatWasNeverOfUseSaysSo() {
        assertThat(listed()).containsEntry(key.getString("id"), null);
    }

    @Test
    void theDayOfAUseIsShownAtOnceAndKept() throws SQLException {
        use();
        assertThat(listed()).containsEntry(key.getString("id"), today.toString());
        assertThat(stored()).as("no request waits for it").isNull();
        uses.write();
        assertThat(stored()).isEqualTo(today);
        assertThat(listed()).containsEntry(key.getString("id"), today.toString());
    }

    @Test
    void theKeyThatListsIsOfUse() {
        assertThat(listed()).containsValue(today.toString());
    }

    @Test
    void aFailedAttemptIsNoUse() {
        as(key.getString("api_key") + "x").get("/v1/settings").then().statusCode(401);
        assertThat(listed()).containsEntry(key.getString("id"), null);
    }

    @Test
    void usesCostNoStatementAndADayIsWrittenOnce() {
        assertThat(CountedStatements.everywhereDuring(this::use)).isEqualTo(1);
        uses.write();
        assertThat(CountedStatements.everywhereDuring(() -> {
                    use();
                    use();
                    uses.write();
                }))
                .isEqualTo(2);
    }

    @Test
    void anEarlierDayNeverComesBack() throws SQLException {
        use();
        uses.write();
        KeyUses yesterdays = new KeyUses(
                transactions,
                InstantSource.fixed(today.minusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC)));
        yesterdays.note(holder());
        yesterdays.write();
        assertThat(stored()).isEqualTo(today);
    }

    /** As when it takes no writes. */
    @Test
    void whereNothingCanBeWrittenItIsTriedAgain() throws SQLException {
        KeyUses failing = new KeyUses(FailsAtFirst.of(database, 2), InstantSource.system());
        failing.note(holder());
        failing.write();
        failing.note(holder());
        failing.write();
        assertThat(stored()).isNull();
        failing.write();
        assertThat(stored()).isEqualTo(today);
    }

    private KeyHolder holder() {
        ApiKeyToken token = ApiKeyToken.parse(key.getString("api_key")).orElseThrow();
        KeyHolder holder = transactions
                .statement(token.workspace(), tenant -> SelectKey.of(tenant, token))
                .orElseThrow();
        return new KeyHolder(holder.workspace(), holder.dataVersion(), holder.name(), holder.scopes(), null, null);
    }
}
