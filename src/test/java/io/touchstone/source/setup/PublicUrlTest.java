package io.touchstone.source.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.configuration.ConfigurationException;
import io.touchstone.tenant.WorkspaceId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublicUrlTest {

    private static final HookToken TOKEN = new HookToken(new WorkspaceId(36), new ConnectionId(37), "u".repeat(43));

    @ParameterizedTest
    @ValueSource(strings = {"https://touchstone.example.com", "https://touchstone.example.com/"})
    void anAddressBeginsWithWhatTheOperatorSays(String base) {
        assertThat(new PublicUrl(base).of(TOKEN))
                .isEqualTo("https://touchstone.example.com/hooks/10_11_" + "u".repeat(43));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "touchstone.example.com",
                "ftp://example.com",
                "https://a b",
                "https://example.com?x=1",
                "https://u:p@example.com"
            })
    void whatIsNoAddressKeepsTheServiceFromStarting(String base) {
        assertThatThrownBy(() -> new PublicUrl(base))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("TOUCHSTONE_PUBLIC_URL");
    }

    @Test
    void aTokenReadsAsItIsWrittenAndIsNotShown() {
        assertThat(HookToken.parse(TOKEN.text())).contains(TOKEN);
        assertThat(TOKEN.toString()).doesNotContain("u".repeat(43));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "10_11",
                "10_11_short",
                "0_11_uuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuu",
                "10_11_uuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuu/"
            })
    void whatIsNoTokenIsNotLookedUp(String text) {
        assertThat(HookToken.parse(text)).isEmpty();
    }
}
