package io.touchstone.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

@QuarkusTest
class SelectObstacleTest {

    @ConfigProperty(name = "quarkus.datasource.jdbc.url")
    String url;

    @ConfigProperty(name = "quarkus.datasource.username")
    String username;

    @ConfigProperty(name = "quarkus.datasource.password")
    Optional<String> password;

    @Test
    void aDatabaseThatCanBeUsedIsNoObstacle() {
        assertThat(SelectObstacle.of(url, username, password.orElse(""))).isEmpty();
    }

    @Test
    void aWrongPasswordIsSaid() {
        assertThat(SelectObstacle.of(url, username, "wrong").orElseThrow()).contains("QUARKUS_DATASOURCE_PASSWORD");
    }

    @Test
    void soIsASchemaThatIsNotThere() {
        assertThat(SelectObstacle.of(url.replaceFirst("(//[^/]+/)[^?]+", "$1nowhere"), username, password.orElse(""))
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
}
