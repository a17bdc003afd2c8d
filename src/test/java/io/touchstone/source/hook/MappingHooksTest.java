package io.touchstone.source.hook;

import static io.restassured.RestAssured.given;
import static io.touchstone.Api.as;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.touchstone.Api;
import io.touchstone.Api.NewWorkspace;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Connections of whatever posts JSON. */
@QuarkusTest
class MappingHooksTest {

    private static final String SECRET = "the-secret-of-an-endpoint";

    private static final String RULES =
            "'rules':[{'when':[{'pointer':'/what','equals':'sold'}],'type':'purchase.placed','fields':{"
                    + "'occurred_at':{'pointer':'/at','as':'epoch_seconds'},'purchase_id':{'pointer':'/no','prefix':'till:'},"
                    + "'amount':'/sum','currency':{'constant':'EUR'},'contact':{'email':'/buyer/mail'}}}],'kind_pointer':'/what'";

    private static final String MAPPED =
            "{'kind':'mapping','name':'Till','auth':'static_header','secret':'" + SECRET + "'," + RULES + "}";

    private static final String SOLD =
            "{'what':'sold','at':1784538000,'no':17,'sum':'12.50','buyer':{'mail':'ada@example.com'}}";

    private static final String PAID = "{'type':'checkout.session.completed','created':1784538000,'livemode':true,"
            + "'data':{'object':{'id':'cs_9','payment_intent':'pi_9','payment_status':'paid','amount_total':4950,"
            + "'currency':'eur','customer_details':{'email':'ada@example.com'}}}}";

    private NewWorkspace workspace;

    @BeforeEach
    void make() {
        workspace = Api.newWorkspace("Europe/Paris", "EUR");
    }

    private JsonPath create(String body) {
        return as(workspace.key())
                .body(body.replace('\'', '"'))
                .post("/v1/connections")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
    }

    private static int deliver(JsonPath connection, String body, Map<String, String> proof) {
        return given().noFilters()
                .contentType("application/json")
                .headers(proof)
                .body(body.replace('\'', '"').getBytes(UTF_8))
                .post(URI.create(connection.getString("webhook_url")).getPath())
                .statusCode();
    }

    private ValidatableResponse purchases() {
        return as(workspace.key())
                .get("/v1/purchases?from=2026-07-20&to=2026-07-20")
                .then();
    }

    private static void expect(int status, int answered) {
        assertThat(answered).isEqualTo(status);
    }

    @Test
    void aBodyBecomesWhatTheRulesSay() {
        JsonPath till = create(MAPPED);

        expect(200, deliver(till, SOLD, Map.of("X-Touchstone-Secret", SECRET)));
        expect(200, deliver(till, SOLD, Map.of("X-Touchstone-Secret", SECRET)));

        purchases()
                .body("data.id", contains("till:17"))
                .body("data[0].amount", is(12.5f))
                .body("data[0].contact.email", is("ada@example.com"));
    }

    @Test
    void whatNoRuleIsAboutIsCountedByItsKind() {
        JsonPath till = create(MAPPED);

        expect(200, deliver(till, "{'what':'drawer-opened'}", Map.of("X-Touchstone-Secret", SECRET)));

        as(workspace.key())
                .get("/v1/intake")
                .then()
                .body("ignored.kind", contains("body/drawer_opened"))
                .body("ignored.reason", contains("unknown"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'auth':'static_header','header':'X-Till' | X-Till | the-secret-of-an-endpoint",
                "'auth':'basic' | Authorization | Basic dGlsbDp0aGUtc2VjcmV0LW9mLWFuLWVuZHBvaW50",
            })
    void aSecretProvesADelivery(String proof, String header, String value) {
        JsonPath till = create(MAPPED.replace("'auth':'static_header'", proof));

        expect(200, deliver(till, SOLD, Map.of(header, value)));
        expect(401, deliver(till, SOLD, Map.of(header, value + "x")));
        expect(401, deliver(till, SOLD, Map.of()));
        purchases().body("data", hasSize(1));
    }

    @Test
    void anHmacProvesADelivery() {
        JsonPath till = create(MAPPED.replace(
                "'auth':'static_header'", "'auth':'hmac','hmac':{'header':'X-Sign','prefix':'sha256='}"));
        String signature = "sha256=" + Hook.hmac(SECRET, SOLD.replace('\'', '"'));

        expect(401, deliver(till, SOLD.replace("12.50", "99.50"), Map.of("X-Sign", signature)));
        expect(200, deliver(till, SOLD, Map.of("X-Sign", signature)));
        purchases().body("data.amount", contains(12.5f));
    }

    @Test
    void aPresetKnowsTheRulesAndTheProofOfItsPlatform() {
        JsonPath stripe = create("{'kind':'mapping','name':'Shop','preset':'stripe','secret':'" + SECRET + "'}");
        String signed = Hook.hmac(SECRET, "1784538000." + PAID.replace('\'', '"'));

        expect(200, deliver(stripe, PAID, Map.of("Stripe-Signature", "t=1784538000,v1=" + signed)));
        expect(401, deliver(stripe, PAID, Map.of("Stripe-Signature", "t=1784538001,v1=" + signed)));

        purchases().body("data.id", contains("pi_9")).body("data.amount", contains(49.5f));
        as(workspace.key())
                .get("/v1/connections/" + stripe.getString("id"))
                .then()
                .body("preset", is("stripe"))
                .body("auth", is("hmac"))
                .body("hmac.header", is("Stripe-Signature"))
                .body("hmac.signs", contains("part:t", "body"))
                .body("rules", hasSize(0));
    }

    @Test
    void aDryRunSaysWhatABodyWouldBecome() {
        JsonPath till = create(MAPPED);

        as(workspace.key())
                .body(SOLD.replace('\'', '"'))
                .post("/v1/connections/" + till.getString("id") + "/replay?dry_run=true")
                .then()
                .statusCode(200)
                .body("parts.kind", contains("purchase/placed"))
                .body("parts.event_type", contains("purchase.placed"));

        purchases().body("data", hasSize(0));
    }

    @Test
    void otherRulesReadWhatComesFromThenOn() {
        JsonPath till = create(MAPPED);
        String id = till.getString("id");
        as(workspace.key())
                .body(("{" + RULES.replace("'equals':'sold'", "'equals':'bought'") + "}").replace('\'', '"'))
                .patch("/v1/connections/" + id)
                .then()
                .statusCode(200)
                .body("rules[0].when[0].equals", is("bought"));

        as(workspace.key())
                .body(SOLD.replace('\'', '"'))
                .post("/v1/connections/" + id + "/replay?dry_run=true")
                .then()
                .body("parts.reason", contains("unknown"));
        as(workspace.key())
                .body("{\"preset\":\"vonage\",\"rules\":null,\"kind_pointer\":null}")
                .patch("/v1/connections/" + id)
                .then()
                .statusCode(200)
                .body("preset", is("vonage"))
                .body("kind_pointer", nullValue())
                .body("auth", is("static_header"));
    }

    @Test
    void aSecretThatNobodyChoseIsMade() {
        as(workspace.key())
                .body("{\"kind\":\"mapping\",\"name\":\"n\",\"preset\":\"gupshup\"}")
                .post("/v1/connections")
                .then()
                .statusCode(201)
                .body("secret", notNullValue())
                .body("header", is("X-Touchstone-Secret"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'auth':'basic' | rules",
                "'auth':'basic','rules':[] | rules",
                "'auth':'basic','preset':'carrier pigeon' | preset",
                "'preset':'stripe' | secret",
                "'preset':'vonage','rules':[{'ignore':true}],'secret':'a' | rules",
                "'rules':[{'ignore':true}] | auth",
                "'auth':'hmac','rules':[{'ignore':true}] | hmac",
                "'auth':'hmac','hmac':{},'rules':[{'ignore':true}] | hmac.header",
                "'auth':'hmac','hmac':{'header':'Host'},'rules':[{'ignore':true}] | hmac.header",
                "'auth':'hmac','hmac':{'header':'X-A','algorithm':'md5'},'rules':[{'ignore':true}] | hmac.algorithm",
                "'auth':'hmac','hmac':{'header':'X-A','encoding':'rot13'},'rules':[{'ignore':true}] | hmac.encoding",
                "'auth':'hmac','hmac':{'header':'X-A','signs':['part:t','body']},'rules':[{'ignore':true}] | hmac.signs[0]",
                "'auth':'hmac','hmac':{'header':'X-A','signs':['header:X-B']},'rules':[{'ignore':true}] | hmac.signs",
                "'auth':'hmac','hmac':{'header':'X-A','key':'b'},'rules':[{'ignore':true}] | hmac.key",
                "'auth':'basic','hmac':{'header':'X-A'},'rules':[{'ignore':true}] | hmac",
                "'auth':'basic','header':'X-A','rules':[{'ignore':true}] | header",
                "'auth':'basic','kind_pointer':'what','rules':[{'ignore':true}] | kind_pointer",
                "'auth':'basic','rules':[{'type':'purchase.placed','fields':{'occurred_at':'/at','purchase_id':'/no','amount':'sum','currency':'/c'}}] | rules[0].fields.amount"
            })
    void whatCannotBeAMappingIsNamed(String fields, String field) {
        as(workspace.key())
                .body(("{'kind':'mapping','name':'n'," + fields + "}").replace('\'', '"'))
                .post("/v1/connections")
                .then()
                .statusCode(400)
                .body("errors.field", hasItem(field));
    }
}
