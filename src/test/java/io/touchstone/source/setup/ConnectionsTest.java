package io.touchstone.source.setup;

import static io.touchstone.Api.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.touchstone.Api;
import io.touchstone.Api.NewWorkspace;
import io.touchstone.source.hook.Hook;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class ConnectionsTest {

    private static final String STATUS = Hook.status("wamid.1", "read", "1782900000");

    @Inject
    AgroalDataSource database;

    private NewWorkspace workspace;

    @BeforeEach
    void makeAWorkspace() {
        workspace = Api.newWorkspace();
    }

    @Test
    void aNewConnectionSaysWhereToSendTo() {
        as(workspace.key())
                .body(Map.of(
                        "kind", "whatsapp",
                        "name", "Shop number",
                        "waba_ids", List.of("900"),
                        "auth", "static_header"))
                .post("/v1/connections")
                .then()
                .statusCode(201)
                .body("id", matchesPattern("con_[0-9a-z]+"))
                .body(
                        "webhook_url",
                        matchesPattern("http://127\\.0\\.0\\.1:\\d+/hooks/[0-9a-z]+_[0-9a-z]+_[A-Za-z0-9_-]{43}"))
                .body("header", is("X-Touchstone-Secret"))
                .body("timezone", is("Europe/London"))
                .body("secret", matchesPattern("[A-Za-z0-9_-]{43}"))
                .body("verify_token", matchesPattern("[A-Za-z0-9_-]{43}"));
    }

    @Test
    void aHostThatARequestNamesIsInNoAddress() {
        as(workspace.key())
                .header("Host", "evil.example")
                .body(Map.of("kind", "whatsapp", "name", "n", "waba_ids", List.of("900"), "auth", "basic"))
                .post("/v1/connections")
                .then()
                .statusCode(201)
                .body("webhook_url", not(matchesPattern(".*evil.*")));
    }

    @Test
    void secretsThatWereGivenAreNeverShown() {
        Hook hook = Hook.of(workspace.key());

        for (String path : List.of("/v1/connections", "/v1/connections/" + hook.id())) {
            assertThat(as(workspace.key()).get(path).asString())
                    .doesNotContain(Hook.SECRET)
                    .doesNotContain(Hook.VERIFY_TOKEN)
                    .doesNotContain("\"secret\"");
        }
    }

    @Test
    void secretsLieEncrypted() throws SQLException {
        Hook.of(workspace.key());

        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT secrets FROM source_connection")) {
            while (rows.next()) {
                assertThat(new String(rows.getBytes(1), StandardCharsets.ISO_8859_1))
                        .doesNotContain(Hook.SECRET);
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'name': 'n', 'phone_number_ids': ['1'], 'auth': 'basic'} | kind",
                "{'kind': 'carrier pigeon', 'name': 'n', 'phone_number_ids': ['1'], 'auth': 'basic'} | kind",
                "{'kind': 7, 'name': 'n', 'phone_number_ids': ['1'], 'auth': 'basic'} | kind",
                "{'kind': 'whatsapp', 'phone_number_ids': ['1'], 'auth': 'basic'} | name",
                "{'kind': 'whatsapp', 'name': 'n', 'auth': 'basic'} | phone_number_ids",
                "{'kind': 'whatsapp', 'name': 'n', 'phone_number_ids': [1], 'auth': 'basic'} | phone_number_ids[0]",
                "{'kind': 'whatsapp', 'name': 'n', 'phone_number_ids': [''], 'auth': 'basic'} | phone_number_ids[0]",
                "{'kind': 'whatsapp', 'name': 'n', 'phone_number_ids': 'x', 'auth': 'basic'} | phone_number_ids",
                "{'kind': 'whatsapp', 'name': 'n', 'phone_number_ids': ['1']} | auth",
                "{'kind': 'whatsapp', 'name': 'n', 'phone_number_ids': ['1'], 'auth': 'none'} | auth",
                "{'kind': 'whatsapp', 'name': 'n', 'phone_number_ids': ['1'], 'auth': 'meta_signature'} | secret",
                "{'kind': 'whatsapp', 'name': 'n', 'phone_number_ids': ['1'], 'auth': 'basic', 'secret': ''} | secret",
                "{'kind': 'whatsapp', 'name': 'n', 'phone_number_ids': ['1'], 'auth': 'basic', 'header': 'X-A'} | header",
                "{'kind': 'whatsapp', 'name': 'n', 'phone_number_ids': ['1'], 'auth': 'static_header', 'header': 'Host'} | header",
                "{'kind': 'whatsapp', 'name': 'n', 'phone_number_ids': ['1'], 'auth': 'basic', 'timezone': '+01:00'} | timezone",
                "{'kind': 'whatsapp', 'name': 'n', 'phone_number_ids': ['1'], 'auth': 'basic', 'default_campaign_id': ''} | default_campaign_id",
                "{'kind': 'whatsapp', 'name': 'n', 'phone_number_ids': ['1'], 'auth': 'basic', 'opt_out_keywords': [' ']} | opt_out_keywords[0]",
                "{'kind': 'whatsapp', 'name': 'n', 'phone_number_ids': ['1'], 'auth': 'basic', 'shop': 'a'} | shop",
            })
    void whatANewConnectionLacksIsNamed(String body, String field) {
        as(workspace.key())
                .body(body.replace('\'', '"'))
                .post("/v1/connections")
                .then()
                .statusCode(400)
                .body("type", is("urn:touchstone:problem:invalid-body"))
                .body("errors.field", hasItem(field));
        as(workspace.key()).get("/v1/connections").then().body("data", hasSize(0));
    }

    @Test
    void aChangeLeavesTheRestAsItIs() {
        Hook hook =
                Hook.of(workspace.key(), Map.of("opt_out_keywords", List.of("STOP"), "default_campaign_id", "rest"));

        as(workspace.key())
                .body("{\"name\": \"Other name\", \"default_campaign_id\": null}")
                .patch("/v1/connections/" + hook.id())
                .then()
                .statusCode(200)
                .body("name", is("Other name"))
                .body("default_campaign_id", nullValue())
                .body("opt_out_keywords", contains("STOP"))
                .body("phone_number_ids", contains("700"));
        hook.deliver(STATUS).then().statusCode(200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'kind': 'shopify'} | kind",
                "{'secret': 'a'} | secret",
                "{'phone_number_ids': []} | phone_number_ids"
            })
    void whatCannotBeChangedIsNamed(String patch, String field) {
        Hook hook = Hook.of(workspace.key());

        as(workspace.key())
                .body(patch.replace('\'', '"'))
                .patch("/v1/connections/" + hook.id())
                .then()
                .statusCode(400)
                .body("errors.field", hasItem(field));
    }

    @Test
    void afterARotationBothSecretsHold() {
        Hook hook = Hook.of(workspace.key());

        as(workspace.key())
                .body("{\"secret\": \"another-secret\"}")
                .post("/v1/connections/" + hook.id() + "/rotate")
                .then()
                .statusCode(200)
                .body("secret", nullValue());
        hook.deliver(STATUS).then().statusCode(200);
        hook.deliver(STATUS, "another-secret").then().statusCode(200);
        hook.deliver(STATUS, "a-third-one").then().statusCode(401);
    }

    @Test
    void aSecretThatIsMadeIsShownOnce() {
        Hook hook = Hook.of(workspace.key(), Map.of("auth", "basic"));

        as(workspace.key())
                .body("{}")
                .post("/v1/connections/" + hook.id() + "/rotate")
                .then()
                .statusCode(200)
                .body("secret", matchesPattern("[A-Za-z0-9_-]{43}"));
        as(workspace.key()).get("/v1/connections/" + hook.id()).then().body("secret", nullValue());
    }

    @Test
    void metasSecretIsNotMadeUpByARotation() {
        Hook hook = Hook.of(workspace.key());

        as(workspace.key())
                .body("{}")
                .post("/v1/connections/" + hook.id() + "/rotate")
                .then()
                .statusCode(400)
                .body("errors.field", contains("secret"));
    }

    @Test
    void aDeletedConnectionTakesNothingMore() {
        Hook hook = Hook.of(workspace.key());
        hook.deliver(STATUS).then().statusCode(200);

        as(workspace.key()).delete("/v1/connections/" + hook.id()).then().statusCode(204);

        hook.deliver(STATUS).then().statusCode(404);
        as(workspace.key()).get("/v1/connections/" + hook.id()).then().statusCode(404);
        as(workspace.key()).delete("/v1/connections/" + hook.id()).then().statusCode(404);
    }

    @Test
    void whatAnotherWorkspaceConnectedIsNotThere() {
        Hook hook = Hook.of(Api.newWorkspace().key());

        for (String path : List.of("", "/deliveries")) {
            as(workspace.key())
                    .get("/v1/connections/" + hook.id() + path)
                    .then()
                    .statusCode(404);
        }
        as(workspace.key())
                .body("{}")
                .patch("/v1/connections/" + hook.id())
                .then()
                .statusCode(404);
        as(workspace.key())
                .body("{}")
                .post("/v1/connections/" + hook.id() + "/rotate")
                .then()
                .statusCode(404);
        as(workspace.key())
                .body("{}")
                .post("/v1/connections/" + hook.id() + "/replay")
                .then()
                .statusCode(404);
        as(workspace.key()).delete("/v1/connections/" + hook.id()).then().statusCode(404);
    }

    @Test
    void aListGoesOnWhereItsPageEnds() {
        Hook.of(workspace.key());
        Hook.of(workspace.key());

        String cursor = as(workspace.key())
                .get("/v1/connections?limit=1")
                .then()
                .statusCode(200)
                .body("data", hasSize(1))
                .extract()
                .path("next_cursor");
        as(workspace.key())
                .get("/v1/connections?limit=1&cursor=" + cursor)
                .then()
                .body("data", hasSize(1))
                .body("next_cursor", nullValue());
    }
}
