package io.touchstone.source;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KindNameTest {

    @ParameterizedTest
    @CsvSource({"read, status/read", "DELETED, status/deleted", "in-orbit, status/in_orbit"})
    void isWhatThePlatformCallsIt(String name, String kind) {
        assertThat(KindName.of("status", name)).isEqualTo(kind);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"33612345678", "+33612345678", "ada@example.org", "Ada Lovelace", "", "x\ny", "é", "FR.134"})
    void whatDoesNotLookLikeANameIsNotRepeated(String name) {
        assertThat(KindName.of("status", name)).isEqualTo("status/other");
    }

    @Test
    void aNameHasAnEnd() {
        assertThat(KindName.of("status", "a".repeat(64))).endsWith("aaa");
        assertThat(KindName.of("status", "a".repeat(65))).isEqualTo("status/other");
    }

    @Test
    void noNameIsAKind() {
        assertThat(KindName.of("status", null)).isEqualTo("status/none");
    }
}
