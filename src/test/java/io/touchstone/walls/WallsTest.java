package io.touchstone.walls;

import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.touchstone.Api;
import io.touchstone.control.jwt.TestIssuer;
import io.touchstone.wire.Answer;
import io.touchstone.wire.Caller;
import io.touchstone.wire.Target;
import io.touchstone.wire.Tenant;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(WallsTest.WithAnIssuer.class)
class WallsTest {

    /** Whose JWTs may give every scope. */
    public static final class WithAnIssuer implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return TestIssuer.settings(String.join(",", Keys.SCOPES));
        }
    }

    @Inject
    AgroalDataSource database;

    @Test
    void everyOperationKeepsEverybodyOutWhoHasNoBusinessThere() {
        Tries tries = new Tries();
        new Walls(Target.onThisMachine(RestAssured.port, Api.OPERATOR), this::expired, Optional.of(new Tokens()), tries)
                .run();
        assertThat(tries.failures()).isEmpty();
        assertThat(tries.count()).isGreaterThan(WallTable.ALL.size() * Keys.SCOPES.size());
    }

    /** No test waits for a key's end: it is moved into the past. */
    private String expired(Caller caller, Tenant tenant) {
        Answer answer = caller.call(
                "POST",
                "/v1/api-keys",
                tenant.key(),
                ExpiredKey.body(Instant.now().plus(Duration.ofDays(1))));
        String key = answer.json().path("api_key").asText("");
        if (!key.isEmpty()) {
            moveIntoThePast();
        }
        return key;
    }

    private void moveIntoThePast() {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(
                        "UPDATE api_key SET expires_at = ? WHERE expires_at IS NOT NULL AND name = ?")) {
            statement.setLong(1, System.currentTimeMillis() - 1);
            statement.setString(2, ExpiredKey.NAME);
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
