package io.touchstone.event.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.touchstone.event.EventType;
import io.touchstone.event.SampleEvents;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventJsonTest {

    @ParameterizedTest
    @ValueSource(strings = {"0.1", "123456789012.123456789012", "1e-30", "99999999999999999999999999", "10.500"})
    void readsNumbersExactly(String number) throws JsonProcessingException {
        assertThat(EventJson.reader().readTree(number).decimalValue()).isEqualTo(new BigDecimal(number));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{\"a\":1,\"a\":1}", "[{\"a\":{\"b\":1,\"b\":null}}]", "{\"\":1,\"\":1}", "{} {}", "{}]", "[1]1"
            })
    void refusesFieldsGivenTwiceAndMoreThanOneValue(String json) {
        assertThatThrownBy(() -> EventJson.reader().readTree(json)).isInstanceOf(JsonProcessingException.class);
    }

    @Test
    void oneAbsurdNumberDoesNotSpoilABatch() throws IOException {
        String batch = "[1e99999999999, -1.5e-99999999999, 2]";
        byte[] bytes = batch.getBytes(StandardCharsets.UTF_8);
        assertThat(new JsonNode[] {
                    EventJson.reader().readTree(batch),
                    EventJson.reader().readTree(bytes),
                    EventJson.reader().readTree(new ByteArrayInputStream(bytes)),
                    EventJson.reader().readTree(new StringReader(batch))
                })
                .allSatisfy(array -> assertThat(array.get(2).intValue()).isEqualTo(2));
    }

    @Test
    void anEmptyDocumentIsAMissingNode() throws IOException {
        assertThat(EventJson.reader().readTree(new byte[0]).isMissingNode()).isTrue();
    }

    @ParameterizedTest(name = "{0}, seed 20260728")
    @EnumSource
    void aDamagedLineIsParsedOrRejectedButNeverThrows(EventType type) {
        Random random = new Random(20260728L + type.ordinal());
        byte[] line = SampleEvents.least(type).toString().getBytes(StandardCharsets.UTF_8);
        byte[] likely = "{}[]\",:\\.-+0123456789eEu\u0000\n".getBytes(StandardCharsets.UTF_8);
        for (int round = 0; round < 2000; round++) {
            byte[] damaged = line.clone();
            for (int damage = random.nextInt(4); damage >= 0; damage--) {
                damaged[random.nextInt(damaged.length)] =
                        random.nextBoolean() ? likely[random.nextInt(likely.length)] : (byte) random.nextInt();
            }
            assertThat(SampleEvents.PARSER.parseLine(damaged)).isNotNull();
        }
    }
}
