package io.touchstone.query.intake;

import static io.touchstone.Api.as;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.touchstone.Api;
import io.touchstone.Api.NewWorkspace;
import io.touchstone.source.hook.Hook;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class IntakeStatusTest {

    @Inject
    InstantSource clock;

    private NewWorkspace workspace;
    private Instant yesterday;

    @BeforeEach
    void makeWorkspaces() {
        yesterday = clock.instant().minus(Duration.ofDays(1));
        NewWorkspace other = Api.newWorkspace();
        send(other, placed("o1", "ada"), "{'id': 'x', 'type': 'nonsense'}");
        workspace = Api.newWorkspace();
    }

    @Test
    void aNewWorkspaceHasNothingToTell() {
        status().body("events", hasSize(0))
                .body("connections", hasSize(0))
                .body("messages_without_source.count", is(0))
                .body("messages_without_source.more", is(false))
                .body("purchases_without_message.of_purchases", is(0))
                .body("rejections", hasSize(0))
                .body("ignored", hasSize(0))
                .body("contacts_with_many_identities", hasSize(0));
    }

    @Test
    void eventsAreCountedByTypeOnce() {
        send(workspace, sent("m1", "ada"), read("m1"));
        send(workspace, sent("m1", "ada"), sent("m2", "ada"));

        status().body("events.type", contains("message.read", "message.sent")).body("events.count", contains(1, 2));
    }

    @Test
    void eventsThatWereNotTakenAreCountedByReason() {
        send(workspace, "{'id': 'a', 'type': 'nonsense'}", "{'id': 'b', 'type': 'nonsense'}", "7");

        status().body(
                        "rejections.type",
                        contains("urn:touchstone:rejection:unknown-type", "urn:touchstone:rejection:not-an-object"))
                .body("rejections.count", contains(2, 1));
    }

    @Test
    void messagesThatNobodySentAreCounted() {
        send(workspace, read("m1"), read("m2"), sent("m2", "ada"));

        status().body("messages_without_source.count", is(1));
    }

    @Test
    void purchasesOfPeopleToWhomNothingWasSentAreCounted() {
        send(workspace, sent("m1", "ada"), placed("o1", "ada"), placed("o2", "ben"), placed("o3", "ben"));

        status().body("purchases_without_message.count", is(2)).body("purchases_without_message.of_purchases", is(3));
    }

    @Test
    void whatAPlatformToldOfWhichNothingCameIsCountedByKind() {
        Hook hook = Hook.of(workspace.key());
        String at = Long.toString(yesterday.getEpochSecond());
        hook.deliver(Hook.body(
                "'statuses':[{'id':'w1','status':'sent','timestamp':'" + at + "','recipient_id':'16505551234'}]"));
        hook.deliver(Hook.body("'statuses':[{'id':'w1','status':'warned','timestamp':'" + at + "'}]"));

        status().body("connections.id", contains(hook.id()))
                .body("connections.deliveries", contains(2))
                .body("ignored.kind", hasItem("status/sent"))
                .body("ignored.find { it.kind == 'status/sent' }.reason", is("no_source"))
                .body("ignored.find { it.kind == 'status/warned' }.reason", is("unknown"));
    }

    @Test
    void aConnectionThatWasNeverUsedIsThere() {
        Hook.of(workspace.key());

        status().body("connections.deliveries", contains(0)).body("connections[0].last_delivery_at", nullValue());
    }

    @Test
    void contactsWithManyIdentitiesAreShownByTheirKey() {
        String same = IntStream.range(1, 10)
                .mapToObj(i -> "{'id':'s" + i + "','type':'contact.identified','occurred_at':'" + yesterday
                        + "','contact':{'id':'till'},'same_as':{'id':'person-" + i + "'}}")
                .collect(Collectors.joining(","));
        as(workspace.key())
                .body(("{'events':[" + same + "]}").replace('\'', '"'))
                .post("/v1/events")
                .then()
                .statusCode(200);

        status().body("contacts_with_many_identities.identities", contains(10));
    }

    @Test
    void theSameStateIsNotSentTwice() {
        String tag = status().extract().header("ETag");

        as(workspace.key())
                .header("If-None-Match", tag)
                .get("/v1/intake")
                .then()
                .statusCode(304);
    }

    private ValidatableResponse status() {
        return as(workspace.key()).get("/v1/intake").then().statusCode(200);
    }

    private static void send(NewWorkspace workspace, String... events) {
        as(workspace.key())
                .body(("{'events':[" + String.join(",", List.of(events)) + "]}").replace('\'', '"'))
                .post("/v1/events")
                .then()
                .statusCode(200);
    }

    private String sent(String message, String contact) {
        return "{'id':'sent-" + message + "','type':'message.sent','occurred_at':'" + yesterday + "','message_id':'"
                + message + "','contact':{'id':'" + contact + "'},'campaign_id':'c'}";
    }

    private String read(String message) {
        return "{'id':'read-" + message + "','type':'message.read','occurred_at':'" + yesterday + "','message_id':'"
                + message + "'}";
    }

    private String placed(String purchase, String contact) {
        return "{'id':'placed-" + purchase + "','type':'purchase.placed','occurred_at':'" + yesterday
                + "','purchase_id':'" + purchase + "','contact':{'id':'" + contact
                + "'},'amount':10,'currency':'GBP'}";
    }
}
