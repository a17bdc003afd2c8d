package io.touchstone.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PercentEncodingTest {

    @Test
    void escapesAreReadAsUtf8() {
        assertThat(PercentEncoding.decode("/a%2Fb+%C3%A9%f0%9f%9b%8d")).hasValue("/a/b+é🛍");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"%", "%2", "%g0", "%0g", "% 1", "%C3", "%C3%28", "%A9", "%C0%AF", "%ED%A0%80", "%F5%80%80%80"})
    void whatIsBrokenIsNothing(String encoded) {
        assertThat(PercentEncoding.decode(encoded)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"%00", "%0a", "%7F", "%C2%80"})
    void controlCharactersAreNoText(String encoded) {
        assertThat(PercentEncoding.isEncoded(encoded)).isTrue();
        assertThat(PercentEncoding.isText(encoded)).isFalse();
    }
}
