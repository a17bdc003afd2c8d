package io.touchstone.source.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.configuration.ConfigurationException;
import io.touchstone.problem.ProblemException;
import io.touchstone.problem.ProblemType;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretBoxTest {

    private static final String ONE = key("one");
    private static final String TWO = key("two");

    @Test
    void whatIsSealedIsOpenedByTheSameKey() {
        SealedText sealed = box(ONE).seal("Meta's app secret", "owner");

        assertThat(box(ONE).open(sealed, "owner")).isEqualTo("Meta's app secret");
    }

    @Test
    void nothingOfATextCanBeReadInWhatIsSealed() {
        SealedText sealed = box(ONE).seal("app-secret", "owner");

        assertThat(new String(sealed.bytes(), StandardCharsets.ISO_8859_1)).doesNotContain("app");
    }

    @Test
    void theSameTextIsNeverSealedToTheSameBytes() {
        SecretBox box = box(ONE);

        assertThat(box.seal("secret", "owner").bytes())
                .isNotEqualTo(box.seal("secret", "owner").bytes());
    }

    @Test
    void whatBelongsToOneIsNotOpenedForAnother() {
        SealedText sealed = box(ONE).seal("secret", "owner");

        assertThatThrownBy(() -> box(ONE).open(sealed, "another")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void theFirstKeyEncryptsAndAllDecrypt() {
        SealedText before = box("a:" + ONE).seal("secret", "owner");
        SecretBox both = box("b:" + TWO + ", a:" + ONE);

        assertThat(both.open(before, "owner")).isEqualTo("secret");
        assertThat(both.seal("secret", "owner").keyId()).isEqualTo("b");
    }

    @Test
    void whoLacksTheKeyIsToldWhichAndMayTryAgain() {
        SealedText sealed = box("a:" + ONE).seal("secret", "owner");

        assertThatThrownBy(() -> box("b:" + TWO).open(sealed, "owner"))
                .hasMessageContaining("with the id a")
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.type()).isEqualTo(ProblemType.OVERLOADED));
    }

    @Test
    void withoutAKeyNothingIsSealedAndTheSettingIsNamed() {
        assertThatThrownBy(() -> new SecretBox(Optional.empty()).seal("secret", "owner"))
                .hasMessageContaining("TOUCHSTONE_SECRETS_KEY")
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.type()).isEqualTo(ProblemType.CONFLICT));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "short", "a:b:c", "a:", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "sp ace:AAAA"})
    void aSettingThatIsNoKeyKeepsTheServiceFromStarting(String setting) {
        assertThatThrownBy(() -> box(setting))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("TOUCHSTONE_SECRETS_KEY");
    }

    @Test
    void twoKeysOfOneIdKeepTheServiceFromStarting() {
        assertThatThrownBy(() -> box(ONE + "," + TWO))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("two keys with the id 1");
    }

    private static SecretBox box(String setting) {
        return new SecretBox(Optional.of(setting));
    }

    private static String key(String text) {
        return Base64.getEncoder()
                .encodeToString((text + "-".repeat(32)).substring(0, 32).getBytes(StandardCharsets.UTF_8));
    }
}
