package io.touchstone.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
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
