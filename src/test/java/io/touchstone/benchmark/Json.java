package io.touchstone.benchmark;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.touchstone.benchmark.HttpConnection.Answer;
import java.io.IOException;

/** Answers as JSON. */
final class Json {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private Json() {}

    /** @throws IOException for an answer that is no success */
    static JsonNode parse(Answer answer) throws IOException {
        if (answer.status() >= 300) {
            throw new IOException("The service answered " + answer);
        }
        try {
            return MAPPER.readTree(answer.body());
        } catch (JsonProcessingException e) {
            throw new IOException("The service answered no JSON: " + answer, e);
        }
    }
}
