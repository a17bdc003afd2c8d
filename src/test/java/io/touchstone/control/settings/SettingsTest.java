package io.touchstone.control.settings;

import static io.touchstone.Api.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.touchstone.Api;
import io.touchstone.control.workspace.SelectWorkspace;
import io.touchstone.control.workspace.Workspaces;
import io.touchstone.sql.Transactions;
import io.touchstone.tenant.WorkspaceId;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class SettingsTest {

    @Inject
    Workspaces workspaces;

    @Inject
    Transactions transactions;

    @Test
    void aNewWorkspaceHasTheDefaults() {
        assertThat(as(Api.newWorkspace().key()).get("/v1/settings").asString())
                .isEqualTo("{\"timezone\":\"Europe/London\",\"currency\":\"GBP\",\"rate_base\":\"sent\","
                        + "\"attribution\":{\"touch\":\"read\",\"campaign_window\":\"2d\",\"flow_window\":\"1d\",\"model\":\"last\",\"half_life\":\"7d\"},"
                        + "\"retention_days\":null,\"rebuilding\":false}");
    }

    @Test
    void aChangeOfEverySettingIsAnsweredAndKept() {
        String key = Api.newWorkspace().key();
        String settings = "{\"timezone\":\"America/St_Johns\",\"currency\":\"JPY\",\"rate_base\":\"delivered\","
                + "\"attribution\":{\"touch\":\"interacted\",\"campaign_window\":\"30d\",\"flow_window\":\"1h\",\"model\":\"decay\",\"half_life\":\"14d\"},"
                + "\"retention_days\":400}";
        String changed = settings.replaceFirst("}$", ",\"rebuilding\":false}");
        assertThat(as(key).body(settings).patch("/v1/settings").asString()).isEqualTo(changed);
        assertThat(as(key).get("/v1/settings").asString()).isEqualTo(changed);
    }

    @Test
    void whatIsNotGivenStays() {
        String key = Api.newWorkspace().key();
        as(key).body("{\"rate_base\": \"delivered\", \"attribution\": {\"flow_window\": \"7d\"}}")
                .patch("/v1/settings")
                .then()
                .statusCode(200)
                .body("timezone", is("Europe/London"))
                .body("currency", is("GBP"))
                .body("rate_base", is("delivered"))
                .body("attribution.touch", is("read"))
                .body("attribution.campaign_window", is("2d"))
                .body("attribution.flow_window", is("7d"))
                .body("attribution.model", is("last"))
                .body("attribution.half_life", is("7d"));
    }

    @Test
    void anotherWorkspaceStaysAsItIs() {
        String key = Api.newWorkspace().key();
        as(Api.newWorkspace().key())
                .body("{\"currency\": \"EUR\"}")
                .patch("/v1/settings")
                .then()
                .statusCode(200);
        as(key).get("/v1/settings").then().body("currency", is("GBP"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'timezone': null}                            | timezone",
                "{'timezone': '+02:00'}                        | timezone",
                "{'currency': 'XXX'}                           | currency",
                "{'rate_base': 'read'}                         | rate_base",
                "{'rate_base': null}                           | rate_base",
                "{'rateBase': 'sent'}                          | rateBase",
                "{'window': '1d'}                              | window",
                "{'attribution': null}                         | attribution",
                "{'attribution': []}                           | attribution",
                "{'attribution': {'window': '1d'}}             | attribution.window",
                "{'attribution': {'touch': 'clicked'}}         | attribution.touch",
                "{'attribution': {'touch': null}}              | attribution.touch",
                "{'attribution': {'campaign_window': '4d'}}    | attribution.campaign_window",
                "{'attribution': {'flow_window': 1}}           | attribution.flow_window",
                "{'attribution': {'flow_window': 'ONE_DAY'}}   | attribution.flow_window",
                "{'attribution': {'model': 'shapley'}}         | attribution.model",
                "{'attribution': {'model': null}}              | attribution.model",
                "{'attribution': {'half_life': '8d'}}          | attribution.half_life",
            })
    void aSettingThatIsNotValidIsNamedAndNothingChanges(String body, String field) {
        String key = Api.newWorkspace().key();
        String before = as(key).get("/v1/settings").asString();
        as(key).body(body.replace('\'', '"'))
                .patch("/v1/settings")
                .then()
                .statusCode(400)
                .body("type", is("urn:touchstone:problem:invalid-body"))
                .body("errors.field", equalTo(List.of(field)));
        assertThat(as(key).get("/v1/settings").asString()).isEqualTo(before);
    }

    @Test
    void theCurrencyIsFixedOnceThereIsMoney() {
        Api.NewWorkspace workspace = Api.newWorkspace();
        mark(workspace.id(), false);
        as(workspace.key())
                .body("{\"currency\": \"EUR\"}")
                .patch("/v1/settings")
                .then()
                .statusCode(200);
        mark(workspace.id(), true);
        as(workspace.key())
                .body("{\"currency\": \"GBP\"}")
                .patch("/v1/settings")
                .then()
                .statusCode(409)
                .body("type", is("urn:touchstone:problem:conflict"));
    }

    @Test
    void aNewTimeZoneIsInUseOnceTheNumbersAreCutAnew() {
        Api.NewWorkspace workspace = Api.newWorkspace();
        mark(workspace.id(), false);
        as(workspace.key())
                .body("{\"timezone\": \"UTC\"}")
                .patch("/v1/settings")
                .then()
                .statusCode(200)
                .body("timezone", is("Europe/London"))
                .body("rebuilding", is(true));
        JsonPath settings;
        do {
            settings = as(workspace.key()).get("/v1/settings").jsonPath();
        } while (settings.getBoolean("rebuilding"));
        assertThat(settings.getString("timezone")).isEqualTo("UTC");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"timezone\": \"Europe/London\", \"currency\": \"GBP\"}", "{\"rate_base\": \"sent\"}"})
    void whatIsFixedMaySayTheSameAgain(String body) {
        Api.NewWorkspace workspace = Api.newWorkspace();
        mark(workspace.id(), true);
        as(workspace.key()).body(body).patch("/v1/settings").then().statusCode(200);
    }

    @Test
    void aLockedWorkspaceIsReadAsItIsNow() {
        WorkspaceId id = WorkspaceId.parse(Api.newWorkspace().id()).orElseThrow();
        boolean hasEvents = transactions.write(id, tenant -> {
            assertThat(SelectWorkspace.find(tenant).orElseThrow().hasEvents()).isFalse();
            QuarkusTransaction.requiringNew().run(() -> workspaces.markEvents(id));
            return workspaces.lock(id).orElseThrow().hasEvents();
        });
        assertThat(hasEvents).isTrue();
    }

    private void mark(String workspace, boolean money) {
        WorkspaceId id = WorkspaceId.parse(workspace).orElseThrow();
        QuarkusTransaction.requiringNew().run(() -> {
            workspaces.lock(id);
            workspaces.markEvents(id);
            if (money) {
                workspaces.markMoney(id);
            }
        });
    }
}
