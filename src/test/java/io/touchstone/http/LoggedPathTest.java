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
        "/r/what-nobody-may-see/of-whom, /r/...",
        "//hooks/what-nobody-may-see, /...",
        "//r/what-nobody-may-see, /...",
        "/%72/what-nobody-may-see, /...",
        "/r;x/what-nobody-may-see, /...",
        "/v1/what-nobody-may-see;x, /v1/...",
        "/V1/messages/wamid.1, /...",
        "/what-nobody-may-see, /...",
        "'/r/what-nobody-may-see\n', /r/...",
        "/v1, /v1",
        "/openapi, /openapi",
        "/, /",
    })
    void holdsTheSegmentsThatAreOurs(String path, String logged) {
        assertThat(LoggedPath.of(path)).isEqualTo(logged);
    }
}
