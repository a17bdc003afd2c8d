package io.touchstone.http;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@Tag("any-database")
class WireTest {

    @ParameterizedTest
    @ValueSource(strings = {"a;b", "a;b=c;d", "a+b", "a:@!$&'()*,=b", ";"})
    void whatAPathMayHoldPlainlyComesThroughToo(String id) {
        assertThat(new Wire(RestAssured.port).get("/test/things/" + id))
                .startsWith("HTTP/1.1 200 ")
                .endsWith("{\"id\":\"" + id + "\"}");
    }

    @Test
    void aSemicolonInThePathLeavesTheQueryAlone() {
        assertThat(new Wire(RestAssured.port).get("/test/things/a;b?c=d;e"))
                .startsWith("HTTP/1.1 400 ")
                .contains("urn:touchstone:problem:invalid-parameter", "\"field\":\"c\"")
                .doesNotContain("\"field\":\"e\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a;b", "a:/?@b", "é", "+"})
    void whatAQueryMayHoldPlainlyIsTaken(String value) {
        assertThat(new Wire(RestAssured.port).get("/test/pages?search=" + value))
                .startsWith("HTTP/1.1 200 ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"%00", "a%00b", "%0A", "%7F", "%FF", "%C3", "%C3%28", "%ED%A0%80", "%C0%AF"})
    void aPathThatIsNotTextIsRefused(String path) {
        assertThat(new Wire(RestAssured.port).get("/test/things/" + path))
                .startsWith("HTTP/1.1 400 ")
                .contains("application/problem+json", "urn:touchstone:problem:bad-request", "request_id");
    }

    @ParameterizedTest
    @ValueSource(strings = {"search=%FF", "search=a&%C3"})
    void aQueryThatIsNotTextIsRefused(String query) {
        assertThat(new Wire(RestAssured.port).get("/test/pages?" + query))
                .startsWith("HTTP/1.1 400 ")
                .contains("application/problem+json", "urn:touchstone:problem:bad-request", "request_id", "UTF-8");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/test/things/%",
                "/test/things/%2",
                "/test/things/%zz",
                "/test/things/a|b",
                "/test/pages?search=%zz"
            })
    void aTargetThatIsNoUriIsRefused(String target) {
        assertThat(problem(new Wire(RestAssured.port).get(target))).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"nothing", "/../..", "//", "http://[/", "http://localhost", "*", "/test/../..", "/a b", "/\u0001"
            })
    void aStrangeTargetIsTheClientsFault(String target) {
        assertThat(problem(new Wire(RestAssured.port).get(target))).isBetween(400, 404);
    }

    @Test
    void aTargetMayNameTheHostToo() {
        assertThat(new Wire(RestAssured.port).get("http://localhost/test/things/a"))
                .startsWith("HTTP/1.1 200 ")
                .endsWith("{\"id\":\"a\"}");
    }

    @Test
    void aLineThatIsTooLongIsToldSo() {
        assertThat(problem(new Wire(RestAssured.port).get("/test/filters?campaign_id=" + "a".repeat(16_384))))
                .isEqualTo(414);
        assertThat(problem(new Wire(RestAssured.port).get("/" + "a".repeat(200_000))))
                .isEqualTo(414);
    }

    @Test
    void asManyFiltersFitAsTheDescriptionSays() {
        String filters = "campaign_id=spring-offers"
                + IntStream.range(0, 599)
                        .mapToObj("&campaign_id=campaign-%04d"::formatted)
                        .collect(joining());
        assertThat(new Wire(RestAssured.port).get("/test/filters?" + filters)).startsWith("HTTP/1.1 200 ");
    }

    @ParameterizedTest
    @ValueSource(ints = {16_384, 200_000})
    void fieldsThatAreTooLongAreToldSo(int length) {
        assertThat(problem(head("GET /test/things/a HTTP/1.1", "Host: x", "A: " + "a".repeat(length))))
                .isEqualTo(431);
    }

    @Test
    void tooManyFieldsAreToldSo() {
        assertThat(problem(head("GET /test/things/a HTTP/1.1", "Host: x" + "\r\nA:".repeat(4000))))
                .isEqualTo(431);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /test/things/a HTTP/1.1",
                "GET /test/things/a HTTP/1.1|Host: a|Host: b",
                "GET /test/things/a HTTP/1.1|Host: a:99999",
                "GET /test/things/a HTTP/2.0|Host: x",
                "GET /test/things/a HTTP/1.2|Host: x",
                "GET /test/things/a HTTPS|Host: x",
                "GET /test/things/a|Host: x",
                "GET|Host: x",
                "G@T /test/things/a HTTP/1.1|Host: x",
                "GET /test/things/a HTTP/1.1|Host: x|no colon",
                "GET /test/things/a HTTP/1.1|Host: x|a b: c",
                "GET /test/things/a HTTP/1.1|Host: x|a : c",
                "GET /test/things/a HTTP/1.1|Host: x|a: b\u0000c",
                "GET /test/things/a HTTP/1.1|Host: x|: c",
                "PUT /test/things/a HTTP/1.1|Host: x|Content-Length: -1",
                "PUT /test/things/a HTTP/1.1|Host: x|Content-Length: +1",
                "PUT /test/things/a HTTP/1.1|Host: x|Content-Length: a",
                "PUT /test/things/a HTTP/1.1|Host: x|Content-Length: 99999999999999999999",
                "PUT /test/things/a HTTP/1.1|Host: x|Content-Length: 1|Content-Length: 2",
                "PUT /test/things/a HTTP/1.1|Host: x|Content-Length: 1|Transfer-Encoding: chunked",
                "PUT /test/things/a HTTP/1.1|Host: x|Transfer-Encoding: gzip",
                "PUT /test/things/a HTTP/1.1|Host: x|Transfer-Encoding: chunked, gzip",
                "PUT /test/things/a HTTP/1.0|Host: x|Transfer-Encoding: chunked",
                "CONNECT localhost:80 HTTP/1.1|Host: x",
                "OPTIONS * HTTP/1.1|Host: x"
            })
    void aBadHeadIsAProblem(String lines) {
        assertThat(problem(head(lines.split("\\|", -1)))).isEqualTo(400);
    }

    @Test
    void aProblemOfAHeadNamesARequestThatNamedItself() {
        assertThat(head("GET /| HTTP/1.1", "Host: x", "X-Request-Id: mine"))
                .contains("X-Request-Id: mine\r\n", "\"request_id\":\"mine\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"g\r\n", "-1\r\n", "fffffffff\r\n", "1\r\naa", "1;a=\u0001\r\na\r\n0\r\n\r\n"})
    void aBodyThatIsChunkedWronglyIsAProblem(String chunks) {
        assertThat(problem(head(
                        "POST /test/stream HTTP/1.1",
                        "Host: x",
                        "Content-Type: application/x-ndjson",
                        "Transfer-Encoding: chunked",
                        "",
                        chunks)))
                .isEqualTo(400);
    }

    @Test
    void aBodyMayBeSaidToBeHugeAndIsNotWaitedFor() {
        assertThat(problem(head(
                        "POST /test/small HTTP/1.1",
                        "Host: x",
                        "Connection: close",
                        "Content-Type: application/json",
                        "Content-Length: 9223372036854775807")))
                .isEqualTo(413);
    }

    @Test
    void requestsThatWereSentAheadAreAnsweredInTurn() {
        assertThat(head(
                        "GET /test/things/a HTTP/1.1",
                        "Host: x",
                        "",
                        "PUT /test/things/b HTTP/1.1",
                        "Host: x",
                        "Content-Length: 2",
                        "",
                        "{}GET /test/things/c HTTP/1.1",
                        "Host: x",
                        "Connection: close"))
                .matches("(?s).*\"id\":\"a\".*\"id\":\"b\".*\"id\":\"c\"}");
    }

    private static String head(String... lines) {
        return new Wire(RestAssured.port).send(String.join("\r\n", lines) + "\r\n\r\n");
    }

    /** The status of an answer, which is to be a whole problem document with a request id. */
    private static int problem(String answer) {
        Matcher matcher =
                Pattern.compile("(?s)HTTP/1.1 (\\d{3}) .*\r\n\r\n(\\{.*})").matcher(answer);
        assertThat(matcher.matches()).as(answer).isTrue();
        JsonPath problem = JsonPath.from(matcher.group(2));
        assertThat(problem.getString("type")).startsWith("urn:touchstone:problem:");
        assertThat(problem.getInt("status")).isEqualTo(Integer.parseInt(matcher.group(1)));
        assertThat(problem.getString("request_id")).matches("[A-Za-z0-9._-]{36}");
        assertThat(answer)
                .containsIgnoringCase("\r\nX-Request-Id: " + problem.getString("request_id") + "\r\n")
                .containsIgnoringCase("\r\nContent-Type: application/problem+json\r\n")
                .containsIgnoringCase("\r\nCache-Control: no-store\r\n")
                .containsIgnoringCase("\r\nX-Content-Type-Options: nosniff\r\n");
        return problem.getInt("status");
    }

    @Test
    void aBodyOverTheLimitIsTooLargeThoughNoLengthWasAnnounced() {
        String chunk = "3e8\r\n" + "a".repeat(1000) + "\r\n";
        assertThat(new Wire(RestAssured.port).send("""
                        POST /test/small HTTP/1.1\r
                        Host: localhost\r
                        Content-Type: application/json\r
                        Transfer-Encoding: chunked\r
                        \r
                        9\r
                        {"text":"\r
                        """ + chunk))
                .startsWith("HTTP/1.1 413 ")
                .contains("urn:touchstone:problem:body-too-large");
    }

    @Test
    void aBodyThatIsRefusedIsNotReadToItsEnd() {
        String chunk = "3e8\r\n" + "!".repeat(1000) + "\r\n";
        assertThat(new Wire(RestAssured.port).send("""
                        POST /test/small HTTP/1.1\r
                        Host: localhost\r
                        Connection: close\r
                        Content-Type: application/json\r
                        Transfer-Encoding: chunked\r
                        \r
                        """ + chunk)).startsWith("HTTP/1.1 4");
    }

    @Test
    void aBodyThatWaitsToBeAskedForIsAskedFor() {
        assertThat(new Wire(RestAssured.port).send("""
                        POST /test/body HTTP/1.1\r
                        Host: localhost\r
                        Connection: close\r
                        Expect: 100-continue\r
                        Content-Type: application/json\r
                        Content-Length: 12\r
                        \r
                        {"text":"a"}"""))
                .startsWith("HTTP/1.1 100 ")
                .contains("HTTP/1.1 200 ", "\"text\":\"a\"");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 16_384, 16_385, 200_000})
    void aBodyArrivesWholeWhateverItsLength(int length) {
        assertThat(new Wire(RestAssured.port).send("""
                        POST /test/stream HTTP/1.1\r
                        Host: localhost\r
                        Connection: close\r
                        Content-Type: application/x-ndjson\r
                        Content-Length: %d\r
                        \r
                        %s""".formatted(length, "a".repeat(length))))
                .startsWith("HTTP/1.1 200 ")
                .endsWith("\r\n\r\n" + length);
    }
}
