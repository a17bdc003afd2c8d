package io.touchstone.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProblemCheckTest {

    private static final String GOOD =
            "{\"type\":\"urn:touchstone:problem:not-found\",\"title\":\"a\",\"status\":404,\"detail\":\"b\",\"request_id\":\"r\"}";

    private static Answer answer(int status, String type, String body) {
        Map<String, List<String>> headers = Map.of("x-request-id", List.of("r"), "content-type", List.of(type));
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return new Answer(status, headers, bytes, bytes.length, "");
    }

    @Test
    void aWholeProblemHasNoFault() {
        assertThat(ProblemCheck.faults(answer(404, "application/problem+json", GOOD), true))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"status\":404  | \"status\":400                        | half a problem",
                "\"detail\":\"b\" | \"detail\":\" \"                     | half a problem",
                "urn:touchstone  | urn:other                            | half a problem",
                "\"r\"           | \"s\"                                | another request id",
                "\"b\"           | \"at io.vertx.core.Some.call(Some.java:1)\" | insides",
                "\"b\"           | \"SQLException: no\"                 | insides",
                "{               | [                                    | half a problem",
            })
    void whatIsMissingIsNoticed(String part, String replacement, String fault) {
        Answer answer = answer(404, "application/problem+json", GOOD.replace(part, replacement));
        assertThat(ProblemCheck.faults(answer, true)).anyMatch(found -> found.contains(fault));
    }

    @Test
    void aPageOfTheServerIsNoProblem() {
        assertThat(ProblemCheck.faults(answer(404, "text/html", "<h1>Not found</h1>"), true))
                .containsExactly("404 without a problem");
    }

    @Test
    void whoIsSentAwayIsToldForHowLong() {
        String body = GOOD.replace("404", "503");
        assertThat(ProblemCheck.faults(answer(503, "application/problem+json", body), true))
                .containsExactly("503", "503 without Retry-After");
    }
}
