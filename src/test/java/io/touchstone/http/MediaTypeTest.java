package io.touchstone.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.touchstone.Api;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class MediaTypeTest {

    private static String send(String method, String path, String... fields) {
        return new Wire(RestAssured.port)
                .send(method + " " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n"
                        + String.join("\r\n", fields) + "\r\nContent-Length: 2\r\n\r\n{}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json, text/plain",
                "x",
                "",
                " ",
                "/",
                "application/",
                "/json",
                "application/json;charset",
                "application/json;charset=\"x",
                "application/json;=x",
                "application/json; a b",
                "a/b/c",
                "*",
                "application json",
                "application/json\r\nContent-Type: application/json"
            })
    void whatIsNoMediaTypeIsUnsupported(String type) {
        assertThat(send("POST", "/test/body", "Content-Type: " + type))
                .startsWith("HTTP/1.1 415 ")
                .contains("urn:touchstone:problem:unsupported-media-type", "request_id");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json",
                "application/json;charset=utf-8",
                "Application/JSON; charset=\"utf-8\"",
                "application/json;",
                "application/json; charset=UTF-8; a=\"b\\\"c\""
            })
    void whatIsOneIsTaken(String type) {
        assertThat(send("POST", "/test/body", "Content-Type: " + type)).startsWith("HTTP/1.1 200 ");
    }

    @ParameterizedTest
    @CsvSource({
        "POST,   /v1/events",
        "POST,   /v1/rebuild",
        "DELETE, /v1/api-keys/a",
        "PUT,    /v1/campaigns/a",
        "PATCH,  /v1/settings",
        "DELETE, /%761/workspaces/a",
        "POST,   /hooks/../v1/rebuild",
        "POST,   /hooks/%2e%2e/v1/rebuild"
    })
    void formsChangeNothing(String method, String path) {
        for (String type : new String[] {
            "application/x-www-form-urlencoded",
            "multipart/form-data; boundary=x",
            "text/plain",
            "Text/Plain;charset=utf-8"
        }) {
            assertThat(send(method, path, "Content-Type: " + type)).startsWith("HTTP/1.1 415 ");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "x", "a/b/c", ",", ";", "application/json;q=x", "application/json;charset=\"x", "\u0001"})
    void noAcceptIsABugOfOurs(String accept) {
        String key = Api.newWorkspace().key();
        for (String path : new String[] {"/v1/performance", "/v1/performance/series", "/v1/campaigns", "/openapi"}) {
            assertThat(send("GET", path, "Authorization: Bearer " + key, "Accept: " + accept))
                    .matches("(?s)HTTP/1.1 (200|400|406) .*");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/performance", "/v1/performance/series"})
    void anEmptyAcceptIsNone(String path) {
        assertThat(send(
                        "GET",
                        path,
                        "Authorization: Bearer " + Api.newWorkspace().key(),
                        "Accept:"))
                .startsWith("HTTP/1.1 200 ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/test/things/a", "/v1/settings", "/openapi", "/nothing", "/test/bug", "/test/things/%FF"})
    void nothingIsGuessedAndNothingKeptThatDoesNotSaySo(String path) {
        given().urlEncodingEnabled(false)
                .get(path)
                .then()
                .header("X-Content-Type-Options", is("nosniff"))
                .header("Cache-Control", is("no-store"));
    }
}
