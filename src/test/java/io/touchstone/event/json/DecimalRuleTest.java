package io.touchstone.event.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DecimalRuleTest {

    private static final DecimalRule CENTS = new DecimalRule(12, 2, true);
    private static final DecimalRule WHOLE = new DecimalRule(12, 0, true);
    private static final DecimalRule RATE = new DecimalRule(12, 12, false);

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "-0, 0",
        "-0.0, 0",
        "0e5, 0",
        "0e-2147483647, 0",
        "0e2147483647, 0",
        "7, 7",
        "100, 100",
        "1e2, 100",
        "1E+2, 100",
        "12.5e1, 125",
        "10.500, 10.5",
        "10.0000000000000000000000, 10",
        "100e-2, 1",
        "0.01, 0.01",
        "999999999999.99, 999999999999.99"
    })
    void readsNumbersByValue(String json, String plain) throws JsonProcessingException {
        assertThat(CENTS.read(number(json))).isEqualTo(new BigDecimal(plain));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-1",
                "-0.01",
                "0.001",
                "10.505",
                "1000000000000",
                "1e12",
                "1e999999999",
                "1e2147483647",
                "10e2147483647",
                "-1e999999999",
                "1e-999999999",
                "1e-2147483646",
                "10e-2147483647",
                "1e99999999999",
                "-1e99999999999",
                "1e-99999999999",
                "1.5e2147483648"
            })
    void refusesNumbersOutsideAtOnce(String json) throws JsonProcessingException {
        assertThat(CENTS.read(number(json))).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "000, 0",
        "0.0, 0",
        "000.000, 0",
        "007, 7",
        "100, 100",
        "10.500, 10.5",
        "010.010, 10.01",
        "0.50, 0.5",
        "100.00, 100",
        "999999999999.99, 999999999999.99"
    })
    void readsPlainDecimalStringsByValue(String text, String plain) {
        assertThat(CENTS.read(TextNode.valueOf(text))).isEqualTo(new BigDecimal(plain));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                ".",
                "1.",
                ".5",
                "+1",
                "-1",
                "-0",
                "1e2",
                "1E2",
                "0x10",
                "1,5",
                "1.000,00",
                "1.2.3",
                "1 ",
                " 1",
                "1\n",
                "NaN",
                "Infinity",
                "１",
                "٣",
                "1_000",
                "0.001",
                "1000000000000",
                "$5"
            })
    void refusesOtherStrings(String text) {
        assertThat(CENTS.read(TextNode.valueOf(text))).isNull();
    }

    @Test
    void refusesAMillionDigitsAtOnce() {
        assertThat(CENTS.read(TextNode.valueOf("9".repeat(1_000_000)))).isNull();
    }

    @Test
    void passesOverAMillionZeros() {
        String zeros = "0".repeat(1_000_000);
        assertThat(CENTS.read(TextNode.valueOf(zeros + "1.5" + zeros))).isEqualTo(new BigDecimal("1.5"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.0", "1e0", "\"1.000\""})
    void decimalsThatAreZeroAreNone(String json) throws JsonProcessingException {
        assertThat(WHOLE.read(EventJson.reader().readTree(json))).isEqualTo(BigDecimal.ONE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e-12", "0.000000000001", "\"0.000000000001\"", "999999999999.999999999999"})
    void reachesItsBoundsInclusively(String json) throws JsonProcessingException {
        assertThat(RATE.read(EventJson.reader().readTree(json))).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "0.0", "\"0\"", "-1", "1e-13", "\"0.0000000000001\"", "1e12"})
    void mayExcludeZero(String json) throws JsonProcessingException {
        assertThat(RATE.read(EventJson.reader().readTree(json))).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"true", "[]", "{}", "null", "[1]"})
    void refusesOtherJson(String json) throws JsonProcessingException {
        assertThat(CENTS.read(EventJson.reader().readTree(json))).isNull();
    }

    private static JsonNode number(String json) throws JsonProcessingException {
        JsonNode number = EventJson.reader().readTree(json);
        assertThat(number.isNumber()).isTrue();
        return number;
    }
}
