package io.touchstone.callers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.configuration.ConfigurationException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrustedProxiesTest {

    private static final TrustedProxies NONE = new TrustedProxies(Optional::empty);

    private static TrustedProxies trusting(String... ranges) {
        return new TrustedProxies(() -> Optional.of(List.of(ranges)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // peer       | X-Forwarded-For                               | the sender
                "10.0.0.1     |                                               | 10.0.0.1",
                "10.0.0.1     | 203.0.113.7                                   | 203.0.113.7",
                "10.0.0.1     | 198.51.100.1, 203.0.113.7                     | 203.0.113.7",
                "10.0.0.1     | 198.51.100.1, 203.0.113.7, 10.0.0.2           | 203.0.113.7",
                "10.0.0.1     | 198.51.100.1, 203.0.113.7, 10.0.0.2, 10.9.9.9 | 203.0.113.7",
                "10.0.0.1     | 203.0.113.7:4711                              | 203.0.113.7",
                "10.0.0.1     | 2001:db8:1:2:3:4:5:6                          | 2001:db8:1:2:0:0:0:0/64",
                "10.0.0.1     | [2001:db8:1:2:3:4:5:6]:443                    | 2001:db8:1:2:0:0:0:0/64",
                "10.0.0.1     | ::ffff:203.0.113.7                            | 203.0.113.7",
                "2001:db8::1  | 203.0.113.7                                   | 203.0.113.7",
                // Only trusted ones: the one that is farthest away.
                "10.0.0.1     | 10.0.0.3, 10.0.0.2                            | 10.0.0.3",
                // Where one says nothing that can be read, nobody before it is believed.
                "10.0.0.1     | 198.51.100.1, unknown                         | 10.0.0.1",
                "10.0.0.1     | 198.51.100.1, unknown, 10.0.0.2               | 10.0.0.2",
                "10.0.0.1     | 198.51.100.1,                                 | 10.0.0.1",
                "10.0.0.1     | localhost                                     | 10.0.0.1",
                // Anybody can write the header.
                "192.0.2.1    | 203.0.113.7                                   | 192.0.2.1",
                "11.0.0.1     | 10.0.0.2                                      | 11.0.0.1",
                "2001:db9::1  | 203.0.113.7                                   | 2001:db9:0:0:0:0:0:0/64",
            })
    void theSenderIsTheLastForeignAddress(String peer, @Nullable String forwardedFor, String sender) {
        List<String> headers = forwardedFor == null ? List.of() : List.of(forwardedFor);
        assertThat(trusting("10.0.0.0/8", " 2001:db8::/32").origin(peer, headers))
                .isEqualTo(sender);
    }

    @Test
    void severalHeadersAreOneList() {
        assertThat(trusting("10.0.0.1").origin("10.0.0.1", List.of("198.51.100.1", "203.0.113.7, 10.0.0.1")))
                .isEqualTo("203.0.113.7");
    }

    @Test
    void withoutAProxyNobodysHeaderIsBelieved() {
        assertThat(NONE.origin("127.0.0.1", List.of("203.0.113.7"))).isEqualTo("127.0.0.1");
    }

    @Test
    void aRangeOfOneKindOfAddressHasNoneOfTheOther() {
        assertThat(trusting("0.0.0.0/0").origin("2001:db8::1", List.of("203.0.113.7")))
                .isEqualTo("2001:db8:0:0:0:0:0:0/64");
        assertThat(trusting("::/0").origin("192.0.2.1", List.of("203.0.113.7"))).isEqualTo("192.0.2.1");
    }

    @Test
    void whoHasNoAddressIsStillCounted() {
        assertThat(NONE.origin(null, List.of())).isEqualTo("unknown");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "10.0.0.0/33",
                "10.0.0.0/-1",
                "10.0.0.0/",
                "10.0.0.0/8/8",
                "10.0.0.0/a",
                "2001:db8::/129",
                "proxy.example",
                "localhost/8",
                "10.0.0.256",
                "/8",
                "10.0.0.0-10.0.0.9"
            })
    void aRangeThatIsNoneRefusesTheStart(String range) {
        assertThatThrownBy(() -> trusting("10.0.0.0/8", range))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("TOUCHSTONE_TRUSTED_PROXIES")
                .hasMessageContaining(range);
    }
}
