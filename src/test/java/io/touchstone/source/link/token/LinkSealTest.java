package io.touchstone.source.link.token;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.touchstone.event.Source;
import io.touchstone.problem.ProblemException;
import io.touchstone.source.setup.SecretBoxes;
import io.touchstone.tenant.WorkspaceId;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinkSealTest {

    private static final String FIRST = key((byte) 1);
    private static final String SECOND = key((byte) 2);

    private static final TrackedLink LINK = new TrackedLink(
            new WorkspaceId(7), "https://shop.example/", null, new Source.OfFlowNode("welcome", "\u6f22"), "ref");

    private final LinkSeal seal = seal("a:" + FIRST);

    private static String key(byte content) {
        byte[] key = new byte[32];
        Arrays.fill(key, content);
        return Base64.getEncoder().encodeToString(key);
    }

    private static LinkSeal seal(String setting) {
        return new LinkSeal(SecretBoxes.of(setting));
    }

    @Test
    void aLinkComesBackFromItsToken() {
        for (TrackedLink link : List.of(
                LINK,
                new TrackedLink(new WorkspaceId(7), "https://shop.example/", "wamid.1", null, null),
                new TrackedLink(
                        new WorkspaceId(-7), "https://shop.example/", null, new Source.OfCampaign("spring"), "r"))) {
            assertThat(seal.open(seal.token(link))).contains(link);
        }
    }

    @Test
    void theSameLinkHasTheSameTokenAndItTellsNothing() {
        assertThat(seal.token(LINK)).isEqualTo(seal.token(LINK)).doesNotContain("shop", "welcome");
        assertThat(new String(Base64.getUrlDecoder().decode(seal.token(LINK).substring(2)), UTF_8))
                .doesNotContain("shop", "welcome");
    }

    @Test
    void anOlderKeyOpensWhatItSealed() {
        LinkSeal rotated = seal("b:" + SECOND + ",a:" + FIRST);

        assertThat(rotated.open(seal.token(LINK))).contains(LINK);
        assertThat(rotated.token(LINK)).startsWith("b.");
        assertThat(seal.open(rotated.token(LINK))).isEmpty();
    }

    @Test
    void aKeyOfAnotherNameOpensNothing() {
        assertThat(seal("b:" + FIRST).open(seal.token(LINK))).isEmpty();
        assertThat(seal("b:" + FIRST).open("b" + seal.token(LINK).substring(1))).isEmpty();
    }

    @Test
    void aTokenWithAnyCharacterChangedOrCutIsNone() {
        String token = seal.token(LINK);
        for (int i = 0; i < token.length(); i++) {
            char other = token.charAt(i) == 'A' ? 'B' : 'A';
            assertThat(seal.open(token.substring(0, i) + other + token.substring(i + 1)))
                    .as("character %d", i)
                    .isEmpty();
            assertThat(seal.open(token.substring(0, i))).as("cut at %d", i).isEmpty();
        }
        assertThat(seal.open(token + "A")).isEmpty();
        assertThat(seal.open(token + "=")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "a.", "a", "a.AAAA", "../../etc/passwd", "a.%2e%2e", "\u6f22"})
    void whatHasAnotherFormIsNone(String token) {
        assertThat(seal.open(token)).isEmpty();
    }

    @Test
    void withoutAKeyThereAreNoLinks() {
        LinkSeal without = new LinkSeal(SecretBoxes.none());

        assertThat(without.open(seal.token(LINK))).isEmpty();
        assertThatThrownBy(() -> without.token(LINK))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("TOUCHSTONE_SECRETS_KEY");
    }
}
