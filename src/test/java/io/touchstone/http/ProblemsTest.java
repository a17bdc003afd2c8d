package io.touchstone.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class ProblemsTest {

    private static ValidatableResponse problem(Response response, int status, String type) {
        return response.then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("type", is("urn:touchstone:problem:" + type))
                .body("status", is(status))
                .body("title", not(nullValue()))
                .body("detail", not(nullValue()))
                .body("request_id", is(response.header("X-Request-Id")));
    }

    private static Response post(String path, String body) {
        return given().contentType("application/json").body(body).post(path);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/nothing", "/v1", "/v1/nothing", "/test/things", "/test/things/a/b", "/q/nothing"})
    void anUnknownPathIsNotFound(String path) {
        problem(given().get(path), 404, "not-found").body("errors", nullValue());
    }

    @Test
    void aWrongMethodIsToldTheRightOnes() {
        problem(given().delete("/test/things/a"), 405, "method-not-allowed").header("Allow", equalTo("GET, HEAD, PUT"));
    }

    @Test
    void anUnknownMethodIsNotAllowed() {
        problem(given().request("BREW", "/test/things/a"), 405, "method-not-allowed");
    }

    @Test
    void aMediaTypeThatIsNotServedIsNotAcceptable() {
        problem(given().accept("text/csv").get("/test/things/a"), 406, "not-acceptable");
    }

    @Test
    void aMediaTypeThatIsNotTakenIsUnsupported() {
        problem(given().contentType("text/csv").body("a,b").post("/test/body"), 415, "unsupported-media-type");
    }

    @Test
    void aBugTellsNothing() {
        problem(given().get("/test/bug"), 500, "internal").body("detail", not(containsString("secret")));
    }

    @Test
    void anEndpointThatNamesNoScopeIsClosed() {
        problem(given().get("/unannotated"), 401, "unauthenticated");
    }

    @Test
    void aMissingKeyIsChallengedInBothWays() {
        ValidatableResponse answer = problem(given().get("/v1/settings"), 401, "unauthenticated");
        assertThat(answer.extract().headers().getValues("WWW-Authenticate"))
                .containsExactly("Bearer realm=\"touchstone\"", "Basic realm=\"touchstone\", charset=\"UTF-8\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer wrong", "bearer", "BEARER a b"})
    void whoSentABearerIsOfferedNoPasswordBox(String authorization) {
        ValidatableResponse answer =
                problem(given().header("Authorization", authorization).get("/v1/settings"), 401, "unauthenticated");
        assertThat(answer.extract().headers().getValues("WWW-Authenticate"))
                .hasSize(1)
                .allSatisfy(challenge -> assertThat(challenge).startsWith("Bearer realm=\"touchstone\""));
    }

    @Test
    void whoSentAWrongPasswordIsOfferedBoth() {
        ValidatableResponse answer =
                problem(given().header("Authorization", "Basic d3Jvbmc6").get("/v1/settings"), 401, "unauthenticated");
        assertThat(answer.extract().headers().getValues("WWW-Authenticate"))
                .hasSize(2)
                .allSatisfy(challenge -> assertThat(challenge).matches("(Bearer|Basic) .*"));
    }

    @Test
    void scopesComeBeforeParameters() {
        problem(given().get("/v1/settings?nonsense=1"), 401, "unauthenticated");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{", "{\"text\": }", "nothing", "{\"text\": \"a\", \"text\": \"b\"}", "{} {}", "{}]", "\u0000"})
    void whatIsNotOneJsonValueIsMalformed(String body) {
        problem(post("/test/body", body), 400, "malformed-json").body("errors", nullValue());
    }

    @Test
    void aBodyThatIsNotUtf8IsMalformed() {
        byte[] latin1 = {'{', '"', 't', 'e', 'x', 't', '"', ':', '"', (byte) 0xe9, '"', '}'};
        problem(given().contentType("application/json").body(latin1).post("/test/body"), 400, "malformed-json");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'txt': 'a'}                             | txt",
                "{'wholeNumber': 1}                       | wholeNumber",
                "{'nested': {'window': '1d'}}             | nested.window",
                "{'several': [{}, {'window': '1d'}]}      | several[1].window",
                "{'text': 1}                              | text",
                "{'text': 1.5}                            | text",
                "{'text': true}                           | text",
                "{'text': {}}                             | text",
                "{'whole_number': '1'}                    | whole_number",
                "{'whole_number': 1.0}                    | whole_number",
                "{'whole_number': 99999999999}            | whole_number",
                "{'amount': '1.0'}                        | amount",
                "{'flag': 'true'}                         | flag",
                "{'flag': 1}                              | flag",
                "{'touch': 'READ'}                        | touch",
                "{'touch': 1}                             | touch",
                "{'touch': ''}                            | touch",
                "{'nested': {'campaign_window': '4d'}}    | nested.campaign_window",
                "{'nested': {'campaign_window': null}}    | nested.campaign_window",
                "{'nested': []}                           | nested",
                "{'nested': ''}                           | nested",
                "{'several': {}}                          | several",
            })
    void aFieldThatDoesNotFitIsNamedAsTheClientWroteIt(String body, String field) {
        problem(post("/test/body", body.replace('\'', '"')), 400, "invalid-body")
                .body("errors.field", equalTo(List.of(field)))
                .body("errors[0].detail", not(containsString("io.touchstone")))
                .body("detail", not(containsString("io.touchstone")));
    }

    @Test
    void aCodeThatDoesNotFitIsToldTheOnesThatDo() {
        problem(post("/test/body", "{\"touch\": \"seen\"}"), 400, "invalid-body")
                .body("errors[0].detail", is("must be one of delivered, read, interacted"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "1", "\"text\"", "null", "true", "", " "})
    void aBodyOfAnotherKindIsInvalid(String body) {
        problem(post("/test/body", body), 400, "invalid-body").body("errors", nullValue());
    }

    @Test
    void bodiesComeBackAsTheyWere() {
        String body = "{'text':'é','whole_number':1,'amount':1E+3,'flag':true,'touch':'read',"
                + "'at':'2026-01-02T03:04:05.1+01:00','nested':{'campaign_window':'2d'},'several':[]}";
        assertThat(post("/test/body", body.replace('\'', '"')).asString())
                .isEqualTo(("{'text':'é','whole_number':1,'amount':1000,'flag':true,'touch':'read',"
                                + "'at':'2026-01-02T02:04:05.100Z','nested':{'campaign_window':'2d'},'several':[]}")
                        .replace('\'', '"'));
    }

    @Test
    void whatIsUnknownIsWrittenAsNull() {
        assertThat(post("/test/body", "{}").asString())
                .startsWith("{\"text\":null,\"whole_number\":null")
                .contains("\"nested\":null");
    }

    @Test
    void aBodyWithinTheLimitIsRead() {
        post("/test/small", "{\"text\":\"" + "a".repeat(89) + "\"}").then().statusCode(200);
    }

    @Test
    void aBodyOverTheLimitIsTooLarge() {
        problem(post("/test/small", "{\"text\":\"" + "a".repeat(90) + "\"}"), 413, "body-too-large");
    }

    @Test
    void aStreamHasNoLimit() {
        byte[] body = new byte[20_000_000];
        given().contentType("application/x-ndjson")
                .body(body)
                .post("/test/stream")
                .then()
                .body(is("20000000"));
    }

    @Test
    void unknownParametersAreAllNamed() {
        problem(given().get("/test/filters?campaign_id=1&campagin_id=2&Touch=read"), 400, "invalid-parameter")
                .body("errors.field", hasItems("campagin_id", "Touch"))
                .body("errors.size()", is(2));
    }

    @Test
    void aParameterWithoutAPluralIsGivenAtMostOnce() {
        problem(given().get("/test/filters?touch=read&touch=read"), 400, "invalid-parameter")
                .body("errors.field", equalTo(List.of("touch")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"touch", "campaign_id"})
    void anEmptyParameterIsNotTakenForNone(String name) {
        problem(given().get("/test/filters?" + name + "="), 400, "invalid-parameter")
                .body("errors.field", equalTo(List.of(name)));
    }

    @Test
    void aFailureOutsideOfAnyResourceIsAProblemToo() {
        problem(given().get("/test/route"), 500, "internal").body("detail", not(containsString("secret")));
    }

    @Test
    void aDatabaseThatIsAwayIsSaidAndWhenToTryAgain() {
        problem(given().get("/test/away"), 503, "overloaded")
                .header("Retry-After", "1")
                .body("detail", equalTo("For the moment the database cannot be reached, or ends; try again."));
    }

    @Test
    void theDescriptionSpeaksAsTheAnswersDo() {
        assertThat(given().get("/openapi").asString())
                .contains("campaign_window", "next_cursor", "api_key")
                .doesNotContain("campaignWindow", "nextCursor", "apiKey");
    }

    @Test
    void aParameterWithAPluralMayRepeat() {
        given().urlEncodingEnabled(false)
                .get("/test/filters?campaign_id=a&campaign_id=b%26c+d&node_id=1&node_id=2&source=flows")
                .then()
                .statusCode(200)
                .body("", equalTo(List.of("a", "b&c d")));
    }

    @Test
    void aCallWithoutParametersTakesNone() {
        problem(given().get("/test/things/a?b=c"), 400, "invalid-parameter")
                .body("errors.field", equalTo(List.of("b")));
    }

    @Test
    void aSaneRequestIdIsKept() {
        problem(given().header("X-Request-Id", "my.request_1-2").get("/nothing"), 404, "not-found")
                .body("request_id", is("my.request_1-2"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b", "<script>", "é", "{}"})
    void anotherRequestIdIsReplaced(String id) {
        problem(given().header("X-Request-Id", id).get("/nothing"), 404, "not-found")
                .body("request_id", matchesPattern("[0-9a-f-]{36}"));
    }

    @Test
    void anAnswerThatIsNoProblemHasARequestIdToo() {
        given().header("X-Request-Id", "mine").get("/test/things/a").then().header("X-Request-Id", is("mine"));
    }

    @Test
    void pagesLinkToTheNext() {
        Response first = given().urlEncodingEnabled(false).get("/test/pages?limit=2&search=%C3%A9+");
        String cursor = first.path("next_cursor");
        assertThat(first.header("Link"))
                .isEqualTo("</test/pages?limit=2&search=%C3%A9+&cursor=" + cursor + ">; rel=\"next\"");
        Response second = given().urlEncodingEnabled(false).get("/test/pages?limit=2&search=%C3%A9+&cursor=" + cursor);
        assertThat(second.<List<String>>path("data")).containsExactly("c", "d");
        Response third = given().urlEncodingEnabled(false)
                .get("/test/pages?limit=2&search=%C3%A9+&cursor=" + second.path("next_cursor"));
        assertThat(third.asString()).isEqualTo("{\"data\":[\"e\"],\"next_cursor\":null}");
        assertThat(third.header("Link")).isNull();
    }

    @Test
    void aCursorOfAnotherQuestionIsRefused() {
        String cursor = given().get("/test/pages?limit=2&search=x").path("next_cursor");
        problem(given().get("/test/pages?limit=2&search=y&cursor=" + cursor), 400, "invalid-parameter")
                .body("errors.field", equalTo(List.of("cursor")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "501", "-1", "+1", "1.0", "ten", "99999999999", "١"})
    void aLimitIsOneToFiveHundred(String limit) {
        problem(given().queryParam("limit", limit).get("/test/pages"), 400, "invalid-parameter")
                .body("errors.field", equalTo(List.of("limit")));
    }
}
