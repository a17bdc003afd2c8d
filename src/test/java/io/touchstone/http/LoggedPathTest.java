package io.touchstone.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LoggedPathTest {

    @ParameterizedTest
    @CsvSource({
        "/v1/messages/wamid.HBgLMzM2MTIzNDU2Nzg, /v1/messages/...",
        "/v1/flows/welcome/nodes, /v1/flows/...",
        "/v1/messages/, /v1/messages/...",
        "/v1/messages, /v1/messages",
        "/hooks/what-nobody-may-see, /hooks/...",
        "/openapi, /openapi",
        "/, /",
    })
    void holdsTheSegmentsThatAreOurs(String path, String logged) {
        assertThat(LoggedPath.of(path)).isEqualTo(logged);
    }
}
