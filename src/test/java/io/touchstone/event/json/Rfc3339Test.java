package io.touchstone.event.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Rfc3339Test {

    @ParameterizedTest
    @CsvSource({
        "2026-03-29T01:30:00Z, 2026-03-29T01:30:00Z",
        "2026-03-29t01:30:00z, 2026-03-29T01:30:00Z",
        "2026-03-29T02:30:00+01:00, 2026-03-29T01:30:00Z",
        "2026-03-29T02:30:00+02:00, 2026-03-29T00:30:00Z",
        "2026-03-28T22:00:00-03:30, 2026-03-29T01:30:00Z",
        "2026-03-29T07:15:00+05:45, 2026-03-29T01:30:00Z",
        "2026-01-01T23:58:59+23:59, 2025-12-31T23:59:59Z",
        "2025-12-31T00:00:59-23:59, 2025-12-31T23:59:59Z",
        "2026-03-29T01:30:00-00:00, 2026-03-29T01:30:00Z",
        "2024-02-29T00:00:00Z, 2024-02-29T00:00:00Z",
        "2000-02-29T00:00:00Z, 2000-02-29T00:00:00Z",
        "0000-01-01T00:00:00Z, 0000-01-01T00:00:00Z",
        "9999-12-31T23:59:59Z, 9999-12-31T23:59:59Z"
    })
    void isAnInstantWhateverTheOffset(String text, Instant instant) {
        assertThat(Rfc3339.parse(text)).hasValue(instant);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-29T01:30:00.1Z, 2026-03-29T01:30:00.100Z",
        "2026-03-29T01:30:00.12Z, 2026-03-29T01:30:00.120Z",
        "2026-03-29T01:30:00.123Z, 2026-03-29T01:30:00.123Z",
        "2026-03-29T01:30:00.1239Z, 2026-03-29T01:30:00.123Z",
        "2026-03-29T01:30:00.9999999+01:00, 2026-03-29T00:30:00.999Z",
        "2026-03-29T01:30:00.000999999999999Z, 2026-03-29T01:30:00Z",
        "1969-12-31T23:59:59.9999Z, 1969-12-31T23:59:59.999Z"
    })
    void truncatesToTheEarlierMillisecond(String text, Instant instant) {
        assertThat(Rfc3339.parse(text)).hasValue(instant);
    }

    @Test
    void takesAFractionOfAnyLength() {
        assertThat(Rfc3339.parse("2026-03-29T01:30:00." + "5".repeat(1_000_000) + "Z"))
                .hasValue(Instant.parse("2026-03-29T01:30:00.555Z"));
    }

    @ParameterizedTest
    @CsvSource({
        "2016-12-31T23:59:60Z, 2017-01-01T00:00:00Z",
        "2016-12-31T23:59:60.999Z, 2017-01-01T00:00:00Z",
        "2017-01-01T00:59:60+01:00, 2017-01-01T00:00:00Z",
        "2016-12-31T15:59:60-08:00, 2017-01-01T00:00:00Z",
        "2015-06-30T23:59:60Z, 2015-07-01T00:00:00Z"
    })
    void aLeapSecondIsTheInstantAfterIt(String text, Instant instant) {
        assertThat(Rfc3339.parse(text)).hasValue(instant);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2016-12-31T23:58:60Z",
                "2016-12-31T22:59:60Z",
                "2016-12-30T23:59:60Z",
                "2016-12-31T23:59:60+01:00",
                "2016-12-31T23:59:61Z"
            })
    void refusesASixtiethSecondElsewhere(String text) {
        assertThat(Rfc3339.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2025-02-29T00:00:00Z",
                "2100-02-29T00:00:00Z",
                "2026-04-31T00:00:00Z",
                "2026-00-01T00:00:00Z",
                "2026-13-01T00:00:00Z",
                "2026-01-00T00:00:00Z",
                "2026-01-32T00:00:00Z",
                "2026-01-01T24:00:00Z",
                "2026-01-01T00:60:00Z",
                "2026-01-01T00:00:00+24:00",
                "2026-01-01T00:00:00+00:60"
            })
    void refusesWhatNoCalendarOrClockShows(String text) {
        assertThat(Rfc3339.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2026-01-01",
                "2026-01-01T00:00Z",
                "2026-01-01T00:00:00",
                "2026-01-01 00:00:00Z",
                "2026-01-01T00:00:00+01",
                "2026-01-01T00:00:00+0100",
                "2026-01-01T00:00:00+1:00",
                "2026-01-01T00:00:00+01:00:00",
                "2026-01-01T00:00:00 +01:00",
                "2026-01-01T00:00:00\u221201:00",
                "2026-01-01T00:00:00.Z",
                "2026-01-01T00:00:00.",
                "2026-01-01T00:00:00.5",
                "2026-01-01T00:00:00,5Z",
                "2026-01-01T00:00:00.5.5Z",
                "2026-01-01T00:00:00ZZ",
                "2026-01-01T00:00:00Z ",
                " 2026-01-01T00:00:00Z",
                "2026-01-01T00:00:00Z[UTC]",
                "+2026-01-01T00:00:00Z",
                "-026-01-01T00:00:00Z",
                "12026-01-01T00:00:00Z",
                "2026-1-1T00:00:00Z",
                "2026-01-01T-1:00:00Z",
                "20260101T000000Z",
                "2026-W01-1T00:00:00Z",
                "２０２６-01-01T00:00:00Z",
                "1767225600000",
                "0000-01-01T00:00:00+00:01",
                "9999-12-31T23:59:59-00:01",
                "9999-12-31T23:59:60Z",
                "now"
            })
    void refusesOtherForms(String text) {
        assertThat(Rfc3339.parse(text)).isEmpty();
    }
}
