package io.touchstone.source.link;

import static io.restassured.RestAssured.given;
import static io.touchstone.Api.as;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.anyOf;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.emptyOrNullString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.touchstone.Api;
import io.touchstone.Api.NewWorkspace;
import io.touchstone.source.link.click.ClickReplay;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class LinksTest {

    private static final String URL = "https://shop.example/sale?colour=red#top";
    private static final String FIREFOX = "Mozilla/5.0 (Windows NT 10.0; rv:133.0) Gecko/20100101 Firefox/133.0";

    @Inject
    ClickReplay replay;

    @Inject
    MeterRegistry registry;

    @Inject
    @ConfigProperty(name = "touchstone.clicks.directory")
    Path folder;

    private NewWorkspace workspace;

    @BeforeEach
    void haveAWorkspace() {
        workspace = Api.newWorkspace();
    }

    private Response make(Object body) {
        return as(workspace.key()).body(body).post("/v1/links");
    }

    private String token(Map<String, String> owner) {
        Map<String, String> body = new HashMap<>(Map.of("url", URL));
        body.putAll(owner);
        return make(body).then().statusCode(200).extract().path("token");
    }

    private static RequestSpecification person() {
        return given().noFilters().redirects().follow(false).header("User-Agent", FIREFOX);
    }

    /** The address as it stands here, which no client of tests would send: with letters that are in no URI. */
    private static String followed(String path) throws IOException {
        try (Socket socket = new Socket("localhost", RestAssured.port)) {
            socket.getOutputStream()
                    .write(("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nUser-Agent: " + FIREFOX
                                    + "\r\nConnection: close\r\n\r\n")
                            .getBytes(US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), US_ASCII);
        }
    }

    private ValidatableResponse link(String token) {
        replay.replay();
        return as(workspace.key()).get("/v1/links/" + token).then().statusCode(200);
    }

    private void send(String messageId, String ref) {
        as(workspace.key())
                .body(Map.of(
                        "events",
                        List.of(Map.of(
                                "id",
                                "sent-" + messageId,
                                "type",
                                "message.sent",
                                "occurred_at",
                                "2026-07-01T10:00:00Z",
                                "message_id",
                                messageId,
                                "contact",
                                Map.of("id", messageId),
                                "campaign_id",
                                "spring",
                                "ref",
                                ref))))
                .post("/v1/events")
                .then()
                .statusCode(200)
                .body("accepted", is(1));
    }

    private ValidatableResponse campaign() {
        replay.replay();
        return as(workspace.key()).get("/v1/campaigns/spring?period=all_time").then();
    }

    @Test
    void whoFollowsALinkIsSentWhereItLeads() {
        String token = token(Map.of("campaign_id", "spring"));

        person().get("/r/" + token)
                .then()
                .statusCode(302)
                .header("Location", URL)
                .header("Cache-Control", "no-store")
                .header("Referrer-Policy", "no-referrer")
                .header("X-Robots-Tag", "noindex")
                .body(emptyOrNullString());
        person().head("/r/" + token + "/someone").then().statusCode(302).header("Location", URL);
    }

    @Test
    void theAddressOfALinkIsThatOfTheService() {
        make(Map.of("url", URL, "message_id", "wamid.1"))
                .then()
                .statusCode(200)
                .body("short_url", startsWith("http://127.0.0.1:"))
                .body("short_url", endsWith("/r/" + token(Map.of("message_id", "wamid.1"))));
    }

    @Test
    void theClickOnALinkOfAMessageIsTheMessages() {
        send("wamid.1", "ref-1");

        person().get("/r/" + token(Map.of("message_id", "wamid.1"))).then().statusCode(302);

        campaign().body("kpis.clicked", is(1));
    }

    @Test
    void theClickOnALinkOfASourceIsThatOfTheMessageWhoseRefStandsBehindIt() {
        send("wamid.1", "ref 1/\u6f22");
        send("wamid.2", "ref-2");

        person().urlEncodingEnabled(false)
                .get("/r/" + token(Map.of("campaign_id", "spring")) + "/ref%201%2F%E6%BC%A2")
                .then()
                .statusCode(302);

        campaign().body("kpis.clicked", is(1));
        as(workspace.key())
                .get("/v1/messages?state=clicked&period=all_time")
                .then()
                .body("data.message_id", contains("wamid.1"));
    }

    @Test
    void theClickOnALinkWithARefOfItsOwnIsThatOfThatMessage() {
        send("wamid.1", "ref-1");

        person().get("/r/" + token(Map.of("campaign_id", "spring", "ref", "ref-1")))
                .then()
                .statusCode(302);

        campaign().body("kpis.clicked", is(1));
    }

    @Test
    void theClickOnALinkOfASourceAloneIsNobodysAndCountedAllTheSame() {
        send("wamid.1", "ref-1");
        String token = token(Map.of("flow_id", "welcome", "node_id", "first"));

        person().get("/r/" + token).then().statusCode(302);
        given().noFilters().redirects().follow(false).head("/r/" + token).then().statusCode(302);

        link(token)
                .body("url", is(URL))
                .body("flow_id", is("welcome"))
                .body("node_id", is("first"))
                .body("people", is(1))
                .body("machines", is(1))
                .body("days.people", contains(1));
        campaign().body("kpis.clicked", is(0));
    }

    @Test
    void theClickOfAMachineProvesNothing() {
        send("wamid.1", "ref-1");

        given().noFilters()
                .redirects()
                .follow(false)
                .header("User-Agent", "WhatsApp/2.24.22.80 A")
                .get("/r/" + token(Map.of("message_id", "wamid.1")))
                .then()
                .statusCode(302);

        campaign().body("kpis.clicked", is(0));
    }

    @Test
    void ofTheSameLinkAndRefTwentyClicksAreKeptInAMinuteAndAllLeadOn() {
        String token = token(Map.of("campaign_id", "spring"));
        for (int i = 0; i < 30; i++) {
            person().get("/r/" + token + "/ref-1").then().statusCode(302);
        }
        person().get("/r/" + token + "/ref-2").then().statusCode(302);

        link(token).body("people", is(21));
    }

    @Test
    void aClickThatIsBroughtInTwiceCountsOnce() throws IOException {
        send("wamid.1", "ref-1");
        replay.replay();
        String token = token(Map.of("message_id", "wamid.1"));
        person().get("/r/" + token).then().statusCode(302);
        // As when the process ends after all was stored, and before the file went.
        List<Path> copies = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".clicks")).toList()) {
                copies.add(Files.copy(
                        file, file.resolveSibling(file.getFileName() + ".copy"), StandardCopyOption.REPLACE_EXISTING));
            }
        }
        link(token).body("people", is(1));
        for (Path copy : copies) {
            String name = copy.getFileName().toString();
            Files.move(copy, copy.resolveSibling(name.substring(0, name.length() - ".copy".length())));
        }

        link(token).body("people", is(1));
        as(workspace.key()).get("/v1/audit").then().body("events", is(2)).body("differences", is(0));
    }

    @Test
    void whatAdvertisersAddGoesAlongAndNothingElse() {
        person().urlEncodingEnabled(false)
                .get("/r/" + token(Map.of("campaign_id", "spring"))
                        + "?utm_source=wa&fbclid=IwAR_x-y&colour=blue&next=//evil.example&url=https://evil.example")
                .then()
                .statusCode(302)
                .header("Location", "https://shop.example/sale?colour=red&utm_source=wa&fbclid=IwAR_x-y#top");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/r/",
                "/r/1.AAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "/r/https:%2F%2Fevil.example",
                "/r//evil.example",
                "/r/%2e%2e/v1/me",
                "/r/1.x/ref",
                "/r/{token}A",
                "/r/{token}%00",
                "/r/{cut}",
                "/r/x{token}"
            })
    void aForgedOrCutTokenLeadsNowhere(String path) {
        String token = token(Map.of("campaign_id", "spring"));

        person().urlEncodingEnabled(false)
                .get(path.replace("{token}", token).replace("{cut}", token.substring(0, token.length() - 3)))
                .then()
                .statusCode(anyOf(is(400), is(401), is(404))) // what is no path, and a path of the API behind two dots
                .header("Location", nullValue());
    }

    @Test
    void aRefThatCannotBeOneIsNone() {
        String token = token(Map.of("campaign_id", "spring"));

        person().urlEncodingEnabled(false)
                .get("/r/" + token + "/" + "a".repeat(256))
                .then()
                .statusCode(302);

        link(token).body("people", is(1));
    }

    @Test
    void whatBrowsersLeaveAsItIsMayStandInARefAndBehindIt() throws IOException {
        send("wamid.1", "order/12|a");

        assertThat(followed("/r/" + token(Map.of("campaign_id", "spring")) + "/order/12|a/?utm_content={keyword}"))
                .startsWith("HTTP/1.1 302 ")
                .containsIgnoringCase(
                        "location: https://shop.example/sale?colour=red&utm_content=%7Bkeyword%7D#top\r\n");

        campaign().body("kpis.clicked", is(1));
    }

    @Test
    void whatStandsBehindTheLinkOfAMessageTakesNothingFromIt() {
        send("wamid.1", "ref-1");

        person().get("/r/" + token(Map.of("message_id", "wamid.1")) + "/)")
                .then()
                .statusCode(302);

        campaign().body("kpis.clicked", is(1));
    }

    @Test
    void noMetricHoldsATokenOrARef() {
        String token = token(Map.of("campaign_id", "spring"));
        person().get("/r/" + token + "/secret-ref").then().statusCode(302);

        assertThat(registry.getMeters())
                .extracting(meter -> meter.getId().toString())
                .anyMatch(id -> id.contains("touchstone.link.clicks"))
                .noneMatch(id -> id.contains(token) || id.contains("secret-ref"));
    }

    @Test
    void theLinkOfAnotherWorkspaceIsNotThere() {
        String token = token(Map.of("campaign_id", "spring"));

        as(Api.newWorkspace().key()).get("/v1/links/" + token).then().statusCode(404);
        as(workspace.key()).get("/v1/links/" + token + "A").then().statusCode(404);
    }

    @Test
    void aLinkThatNobodyFollowedHasNoDays() {
        link(token(Map.of("campaign_id", "spring")))
                .body("campaign_id", is("spring"))
                .body("people", is(0))
                .body("days", empty());
    }

    @Test
    void manyLinksAreMadeAtOnceInTheirOrder() {
        Map<String, String> first = Map.of("url", "https://shop.example/1", "campaign_id", "spring");
        Map<String, String> second = Map.of("url", "https://shop.example/2", "message_id", "wamid.1");
        List<String> tokens = make(Map.of("links", List.of(first, second)))
                .then()
                .statusCode(200)
                .body("data", hasSize(2))
                .extract()
                .path("data.token");

        link(tokens.getFirst()).body("url", is("https://shop.example/1"));
        link(tokens.getLast()).body("message_id", is("wamid.1"));
        as(workspace.key())
                .noFilters()
                .body(List.of(first))
                .post("/v1/links")
                .then()
                .statusCode(200)
                .body("data", hasSize(1));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"campaign_id": "a"}                                                              | url
            {"url": "/sale", "campaign_id": "a"}                                              | url
            {"url": 7, "campaign_id": "a"}                                                    | url
            {"url": "https://a.example/"}                                                     | message_id
            {"url": "https://a.example/", "message_id": "m", "campaign_id": "a"}              | message_id
            {"url": "https://a.example/", "flow_id": "f"}                                     | node_id
            {"url": "https://a.example/", "node_id": "n"}                                     | message_id
            {"url": "https://a.example/", "campaign_id": ""}                                  | campaign_id
            {"url": "https://a.example/", "campaign_id": "a", "ref": ""}                      | ref
            {"url": "https://a.example/", "campaign_id": "a", "colour": "red"}                | colour
            {"links": []}                                                                     | links
            {"links": {}}                                                                     | links
            {"links": [{"url": "https://a.example/", "campaign_id": "a"}, {"url": "x"}]}      | links[1].url
            {"links": [7]}                                                                    | links[0]
            """)
    void whatIsWrongWithALinkIsNamed(String body, String field) {
        as(workspace.key())
                .noFilters()
                .body(body)
                .post("/v1/links")
                .then()
                .statusCode(400)
                .body("errors.field", hasItem(field));
    }

    @Test
    void aLinkThatIsTooLongWithItsIdsIsRefused() {
        make(Map.of(
                        "url",
                        "https://shop.example/" + "a".repeat(1_900),
                        "flow_id",
                        "\u6f22".repeat(255),
                        "node_id",
                        "\u6f22".repeat(255)))
                .then()
                .statusCode(400)
                .body("errors.field", contains("url"));
    }
}
