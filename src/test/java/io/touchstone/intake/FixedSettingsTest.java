package io.touchstone.intake;

import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.touchstone.Api;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which settings the first events fix. */
@QuarkusTest
class FixedSettingsTest {

    private String key = "";

    @BeforeEach
    void createWorkspace() {
        key = Api.newWorkspace("Europe/London", "GBP").key();
    }

    @Test
    void nothingIsFixedInAnEmptyWorkspace() {
        assertChange("currency", "EUR", 200);
        assertChange("timezone", "Europe/Paris", 200);
    }

    @Test
    void aRejectedEventFixesNothing() {
        Batches.post(key, Batches.placed("e1", "p1", "10.00", "EUR")).body("rejected_count", equalTo(1));
        assertChange("currency", "EUR", 200);
        assertChange("timezone", "Europe/Paris", 200);
    }

    @Test
    void theFirstEventFixesNeitherTheTimeZoneNorTheCurrency() {
        Batches.post(key, Batches.sent("e1", "m1")).body("accepted", equalTo(1));
        assertChange("timezone", "Europe/Paris", 200);
        assertChange("currency", "EUR", 200);
    }

    @Test
    void theFirstMoneyFixesTheCurrency() {
        Batches.post(key, Batches.sent("e1", "m1")).body("accepted", equalTo(1));
        Batches.post(key, Batches.placed("e2", "p1", "10.00", "GBP")).body("accepted", equalTo(1));
        assertChange("currency", "EUR", 409);
    }

    @Test
    void theCostOfAMessageIsMoneyToo() {
        Batches.post(key, Batches.sent("e1", "m1").replace("\"spring\"", """
                        "spring", "cost": {"amount": "0.07", "currency": "GBP"}""")).body("accepted", equalTo(1));
        assertChange("currency", "EUR", 409);
    }

    @Test
    void theSameSettingsAgainAreNoChange() {
        Batches.post(key, Batches.placed("e1", "p1", "10.00", "GBP")).body("accepted", equalTo(1));
        assertChange("currency", "GBP", 200);
        assertChange("timezone", "Europe/London", 200);
    }

    @Test
    void aNewCurrencyIsThatOfTheNextEvents() {
        assertChange("currency", "EUR", 200);
        Batches.post(key, Batches.placed("e1", "p1", "10.00", "EUR")).body("accepted", equalTo(1));
    }

    private void assertChange(String setting, String value, int status) {
        Api.as(key).body(Map.of(setting, value)).patch("/v1/settings").then().statusCode(status);
    }
}
