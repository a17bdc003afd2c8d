package io.touchstone.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeZonesTest {

    @ParameterizedTest
    @CsvSource({
        "EST, -05:00",
        "MST, -07:00",
        "HST, -10:00",
        "ROC, +08:00",
        "EST5EDT, -04:00",
        "Asia/Kathmandu, +05:45",
        "Europe/Kiev, +03:00",
        "UTC, Z",
    })
    void namesOfTheDatabaseAreZonesAndSoAreItsLinks(String name, String offsetInJuly) {
        ZoneId zone = TimeZones.find(name).orElseThrow();
        assertThat(zone.getId()).isEqualTo(name);
        assertThat(zone.getRules().getOffset(Instant.parse("2025-07-01T12:00:00Z")))
                .isEqualTo(ZoneOffset.of(offsetInJuly));
        assertThat(TimeZones.of(zone.getId())).isEqualTo(zone);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"SystemV/EST5", "SystemV/PST8PDT", "+01:00", "UTC+1", "GMT+5", "est", "Mars/Phobos", "", "PST"})
    void whatTheDatabaseDoesNotKnowIsNone(String name) {
        assertThat(TimeZones.find(name)).isEmpty();
    }

    @Test
    void otherSpellingsOfGreenwichAreIt() {
        assertThat(TimeZones.find("GMT+0").orElseThrow().getRules().isFixedOffset())
                .isTrue();
    }
}
