package io.touchstone.facts.contact;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.touchstone.Api;
import io.touchstone.History;
import io.touchstone.Numbers;
import io.touchstone.Worlds;
import io.touchstone.event.ContactReference;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who is who: by e-mail, by phones in one form, and not by what is shared. */
@QuarkusTest
class PeopleTest {

    private static final String TILL = "+10000000000";

    private String key = "";

    /** Ada read a message, Ben got one; both bought, once at a till that types one phone for everybody. */
    private final History history = History.inPounds()
            .campaignSent("spring", "m1", "ada", "2025-03-03T08:00:00Z")
            .campaignSent("spring", "m2", "ben", "2025-03-03T08:00:00Z")
            .read("m1", "2025-03-03T09:00:00Z")
            .bought("p1", contact("ada", TILL, null), "2025-03-03T10:00:00Z", "10.00")
            .bought("p2", contact("ben", TILL, null), "2025-03-03T11:00:00Z", "5.00")
            .bought("p3", contact(null, TILL, null), "2025-03-03T12:00:00Z", "1.00");

    @BeforeEach
    void begin() {
        key = Api.newWorkspace("UTC", "GBP").key();
    }

    @ParameterizedTest
    @CsvSource({
        "+5511971234567, +551171234567",
        "+5215512345678, +525512345678",
        "+5491123456789, +541123456789",
    })
    void twoSpellingsOfAPhoneAreOnePersonShownAsFirstWritten(String first, String later) {
        History orders = History.inPounds()
                .bought("p1", contact(null, later, null), "2025-03-04T10:00:00Z", "1.00")
                .bought("p2", contact(null, first, null), "2025-03-03T10:00:00Z", "1.00");
        orders.sendTo(key);
        assertThat(contactOf("p1")).isEqualTo(contactOf("p2"));
        assertThat(contactOf("p1").path("phone").asText()).isEqualTo(first);
        Numbers.assertAuditIsClean(key);
    }

    @Test
    void anEmailIsAnIdentityWhateverItsCaseAndIsShownAsLastWritten() {
        History.inPounds()
                .bought("p1", contact(null, null, "ada@shop.example"), "2025-03-03T10:00:00Z", "1.00")
                .bought("p2", contact(null, null, "Ada@Shop.Example"), "2025-03-04T10:00:00Z", "1.00")
                .sendTo(key);
        assertThat(contactOf("p1")).isEqualTo(contactOf("p2"));
        assertThat(contactOf("p1").path("email").asText()).isEqualTo("Ada@Shop.Example");
    }

    @Test
    void whoIsNamedBySharedIdentitiesAloneIsNobody() {
        share(TILL);
        history.sendTo(key);
        assertThat(revenue()).isEqualTo("10");
        assertThat(contactOf("p3").isNull()).isTrue();
        Numbers.assertAuditIsClean(key);
    }

    @Test
    void whoWasJoinedBySuchAloneIsPartedAgainAndJoinedOnceMore() {
        history.sendTo(key);
        assertThat(revenue()).isEqualTo("16");

        share(TILL);
        assertThat(revenue()).isEqualTo("10");
        assertThat(contactOf("p1")).isNotEqualTo(contactOf("p2"));
        assertThat(contactOf("p3").isNull()).isTrue();
        Numbers.assertAuditIsClean(key);

        share();
        assertThat(revenue()).isEqualTo("16");
        assertThat(contactOf("p3")).isEqualTo(contactOf("p1"));
        Numbers.assertAuditIsClean(key);
    }

    @Test
    void theListNamesEveryEntryThatCannotBeUsed() {
        Api.as(key)
                .body("""
                        {"identities": [{"phone": "0"}, {"id": "a"}, {}, {"id": "a", "email": "b@c"}, {"email": "none"}]}
                        """)
                .put("/v1/shared-identities")
                .then()
                .statusCode(400)
                .body(
                        "errors.field",
                        org.hamcrest.Matchers.contains(
                                "identities[0].phone", "identities[2]", "identities[3]", "identities[4].email"));
    }

    @Test
    void theListIsShownAsItWasPut() {
        share("+5215512345678");
        assertThat(Worlds.get(key, "/v1/shared-identities", Map.of())
                        .at("/identities/0/phone")
                        .asText())
                .isEqualTo("+5215512345678");
    }

    private void share(String... phones) {
        StringBuilder identities = new StringBuilder();
        for (String phone : phones) {
            identities.append(identities.isEmpty() ? "" : ",").append("{\"phone\": \"" + phone + "\"}");
        }
        Api.as(key)
                .body("{\"identities\": [" + identities + "]}")
                .put("/v1/shared-identities")
                .then()
                .statusCode(200);
        boolean rebuilding;
        do {
            rebuilding = Worlds.get(key, "/v1/shared-identities", Map.of())
                    .path("rebuilding")
                    .asBoolean();
        } while (rebuilding);
    }

    private String revenue() {
        return Worlds.get(key, "/v1/performance", Map.of("period", "all_time"))
                .at("/kpis/revenue")
                .asText();
    }

    private JsonNode contactOf(String purchase) {
        return Worlds.get(key, "/v1/purchases/" + purchase, Map.of()).path("contact");
    }

    private static ContactReference contact(@Nullable String id, @Nullable String phone, @Nullable String email) {
        return new ContactReference(id, phone, null, null, email);
    }
}
