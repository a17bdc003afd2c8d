package io.touchstone.source.setup;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.touchstone.source.platform.SecretField;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KeptSecretsTest {

    private static final Instant NOW = Instant.parse("2026-07-20T09:00:00Z");

    private static final KeptSecrets A = new KeptSecrets(Map.of(SecretField.SECRET, "a"), List.of());

    private static Instant after(int hours) {
        return NOW.plus(Duration.ofHours(hours));
    }

    @Test
    void eachSecretHoldsADayAfterItWasReplaced() {
        KeptSecrets secrets = A.rotatedTo("b", NOW).rotatedTo("c", after(10));

        assertThat(secrets.at(after(23)).accepted()).containsExactly("c", "b", "a");
        assertThat(secrets.at(after(24)).accepted()).containsExactly("c", "b");
        assertThat(secrets.at(after(34)).accepted()).containsExactly("c");
    }

    @Test
    void aRotationThatIsRepeatedChangesNothing() {
        KeptSecrets secrets = A.rotatedTo("b", NOW);

        assertThat(secrets.rotatedTo("b", after(10))).isEqualTo(secrets);
    }

    @Test
    void aSecretThatComesBackIsOne() {
        assertThat(A.rotatedTo("b", NOW).rotatedTo("a", after(1)).at(after(2)).accepted())
                .containsExactly("a", "b");
    }

    @Test
    void ofManyTheLatestHold() {
        KeptSecrets secrets = A;
        for (int i = 1; i <= 10; i++) {
            secrets = secrets.rotatedTo("a" + i, NOW);
        }

        assertThat(secrets.at(NOW).accepted()).containsExactly("a10", "a9", "a8", "a7", "a6", "a5");
    }

    @Test
    void whatWasSealedIsReadAgain() throws JsonProcessingException {
        ObjectMapper mapper = new ObjectMapper();
        KeptSecrets secrets = A.rotatedTo("b", NOW);

        assertThat(mapper.readValue(mapper.writeValueAsString(secrets), KeptSecrets.class))
                .isEqualTo(secrets);
    }

    @Test
    void theCurrentSecretIsReadOfWhatWasSealedWithOneBeforeIt() throws JsonProcessingException {
        String sealed = "{\"byName\":{\"secret\":\"b\"},\"previous\":\"a\",\"previousUntil\":0}";

        assertThat(new ObjectMapper()
                        .readValue(sealed, KeptSecrets.class)
                        .at(NOW)
                        .accepted())
                .containsExactly("b");
    }
}
