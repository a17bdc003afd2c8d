package io.touchstone.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
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

    // The server itself refuses what is no URI at all, in fewer words.
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
        assertThat(new Wire(RestAssured.port).get(target)).startsWith("HTTP/1.1 400 ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"nothing", "/../..", "//", "http://[/", "*", "/test/../.."})
    void aStrangeTargetIsTheClientsFault(String target) {
        assertThat(new Wire(RestAssured.port).get(target)).startsWith("HTTP/1.1 4");
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
