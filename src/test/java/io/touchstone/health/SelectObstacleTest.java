package io.touchstone.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.security.cert.CertificateException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import javax.net.ssl.SSLHandshakeException;
import org.eclipse.microprofile.config.Config;
import org.junit.jupiter.api.Test;

@QuarkusTest
class SelectObstacleTest {

    @Inject
    Config config;

    @Test
    void aDatabaseThatCanBeUsedIsNoObstacle() {
        assertThat(SelectObstacle.of(url(), username(), password())).isEmpty();
    }

    @Test
    void aWrongPasswordIsSaid() {
        assertThat(SelectObstacle.of(url(), username(), "wrong").orElseThrow()).contains("QUARKUS_DATASOURCE_PASSWORD");
    }

    @Test
    void soIsASchemaThatIsNotThere() {
        assertThat(SelectObstacle.of(url().replaceFirst("(//[^/]+/)[^?]+", "$1nowhere"), username(), password())
                        .orElseThrow())
                .contains("schema");
    }

    @Test
    void soIsAHostThatIsNone() {
        assertThat(SelectObstacle.of("jdbc:mysql://no-such-host.invalid/touchstone", "root", "")
                        .orElseThrow())
                .contains("no host");
    }

    @Test
    void soIsAPortWhereNothingAnswers() {
        assertThat(SelectObstacle.of("jdbc:mysql://127.0.0.1:1/touchstone", "root", "")
                        .orElseThrow())
                .contains("Nothing answers");
    }

    @Test
    void soIsACertificateThatIsForAnotherName() {
        SSLHandshakeException refused = new SSLHandshakeException("handshake");
        refused.initCause(new CertificateException("No name matching db.example.com found"));
        assertThat(SelectObstacle.sentence(new SQLException("link failure", "08S01", refused), "root"))
                .contains("certificate", "No name matching db.example.com found");
    }

    @Test
    void soIsASchemaThatANewerReleaseMade() throws SQLException {
        execute(
                "INSERT INTO flyway_schema_history (installed_rank, version, description, type, script, installed_by, execution_time,"
                        + " success) VALUES (900, '900', 'later', 'SQL', 'db/migration/V900__later.sql', 'later', 1, TRUE)");
        try {
            assertThat(SelectObstacle.of(url(), username(), password()).orElseThrow())
                    .contains("newer than this release", "V900__later.sql")
                    .doesNotContain("V1__schema.sql");
        } finally {
            execute("DELETE FROM flyway_schema_history WHERE installed_rank = 900");
        }
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url(), username(), password());
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }

    private String url() {
        return config.getValue("quarkus.datasource.jdbc.url", String.class);
    }

    private String username() {
        return config.getValue("quarkus.datasource.username", String.class);
    }

    private String password() {
        return config.getOptionalValue("quarkus.datasource.password", String.class)
                .orElse("");
    }
}
