package io.touchstone.http.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AllowedOriginsTest {

    @ParameterizedTest
    @CsvSource({
        "https://app.example,                         true",
        "'https://a.example, https://app.example',    true",
        "*,                                           true",
        "/https:\\/\\/.*\\.example/,                  true",
        "/https:\\/\\/app/,                          false",
        "https://other.example,                       false",
        "'*,https://other.example',                   false",
        "'',                                          false"
    })
    void namesPatternsAndAStarThatStandsAlone(String configured, boolean allowed) {
        AllowedOrigins origins = new AllowedOrigins(List.of(configured.split(",", -1)));
        assertThat(origins.contain("https://app.example")).isEqualTo(allowed);
        assertThat(origins.contain(null)).isFalse();
    }
}
