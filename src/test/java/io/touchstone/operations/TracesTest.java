package io.touchstone.operations;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.specification.RequestSpecification;
import io.touchstone.Api;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(AsDeployed.class)
class TracesTest {

    private static final String EVENTS = """
            {"events": [
              {"id": "e1", "type": "message.sent", "occurred_at": "2026-03-01T10:00:00Z", "message_id": "wamid.+33698765432",
               "contact": {"phone": "+33698765432", "name": "Ada Traced", "email": "ada@traced.example"},
               "campaign_id": "spring"}]}
            """;

    @Inject
    SeenSpans seen;

    private final String traceId = UUID.randomUUID().toString().replace("-", "");
    private String key;

    @BeforeEach
    void aWorkspace() {
        key = Api.newWorkspace().key();
    }

    private RequestSpecification traced() {
        return Api.as(key).urlEncodingEnabled(false).header("traceparent", "00-" + traceId + "-00f067aa0ba902b7-01");
    }

    @Test
    void aRequestIsOneSpanNamedByItsRoute() throws InterruptedException {
        traced().get("/v1/campaigns/spring");
        assertThat(seen.ofTrace(traceId))
                .filteredOn(span -> span.getKind() == SpanKind.SERVER)
                .extracting(SpanData::getName)
                .containsExactly("GET /v1/campaigns/{id}");
    }

    @Test
    void itsStatementsAreBelow() throws InterruptedException {
        traced().get("/v1/performance");
        List<SpanData> spans = seen.ofTrace(traceId);
        List<String> ids = spans.stream().map(SpanData::getSpanId).toList();
        assertThat(spans)
                .filteredOn(span -> span.getKind() == SpanKind.CLIENT)
                .hasSize(2)
                .allSatisfy(span -> assertThat(ids).contains(span.getParentSpanId()))
                .anySatisfy(span -> assertThat(span.getAttributes().toString()).contains("rollup_day"));
    }

    @Test
    void nothingOfPeopleIsInATrace() throws InterruptedException {
        traced().body(EVENTS).post("/v1/events").then().statusCode(200);
        assertDiscreet(seen.ofTrace(traceId));
        traced().get("/v1/messages/wamid.%2B33698765432").then().statusCode(200);
        assertDiscreet(seen.ofTrace(traceId));
        traced().get("/v1/purchases?contact=phone:%2B33698765432").then().statusCode(200);
        assertDiscreet(seen.ofTrace(traceId));
        traced().delete("/v1/messages/wamid.%2B33698765432").then().statusCode(405);
        assertDiscreet(seen.ofTrace(traceId));
        traced().get("/test/route?contact=phone:%2B33698765432").then().statusCode(500);
        assertDiscreet(seen.ofTrace(traceId));
    }

    private static void assertDiscreet(List<SpanData> spans) {
        assertThat(spans.toString())
                .doesNotContain("98765432", "3938373635343332", "a secret of the house", "client.address=127.0.0.1")
                .doesNotContainIgnoringCase("traced.example")
                .doesNotContain("Ada");
        assertThat(spans).allSatisfy(span -> assertThat(span.getEvents()).isEmpty());
    }
}
