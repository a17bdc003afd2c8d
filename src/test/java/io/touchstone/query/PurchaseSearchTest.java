package io.touchstone.query;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.touchstone.Api;
import io.touchstone.History;
import io.touchstone.Worlds;
import io.touchstone.event.ContactReference;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who types some letters finds an order by its name or id, and its buyer if they may see who that is. */
@QuarkusTest
class PurchaseSearchTest {

    private static final Map<String, Object> WEEK = Map.of("from", "2025-03-03", "to", "2025-03-09");

    private String key = "";

    /** Orders are named as their ids, with a {@code #} before. */
    @BeforeEach
    void fill() {
        key = Api.newWorkspace().key();
        ContactReference zoe = new ContactReference("zoe", "+33639980001", null, "Zoë Ångström", "Zoe@Shop.Example");
        ContactReference joao = new ContactReference("joao", "+5511987654321", null, "João, da Silva", null);
        History.inPounds()
                .bought("1001", zoe, "2025-03-03T10:00:00Z", "10.00")
                .bought("1002", joao, "2025-03-04T10:00:00Z", "20.00")
                .bought("Crème-1", zoe, "2025-03-05T10:00:00Z", "30.00")
                .bought("a_b%", "nobody", "2025-03-06T10:00:00Z", "40.00")
                .bought("axbx", "silva", "2025-03-07T10:00:00Z", "50.00")
                .bought("1003", zoe, "2025-03-20T10:00:00Z", "60.00")
                .sendTo(key);
    }

    @ParameterizedTest
    @CsvSource({
        "10, 1002 1001",
        "#100, 1002 1001",
        "#1002, 1002",
        "001, ''",
        "crème, Crème-1",
        "CRE\u0300ME-1, Crème-1",
        "creme, ''",
        "a_, a_b%",
        "a_b%, a_b%",
        "%%, ''",
        "ax, axbx"
    })
    void anOrderIsFoundByHowItsNameOrIdBegins(String search, String ids) {
        assertThat(found(key, search)).isEqualTo(ids);
        assertThat(found(Api.newKey(key, "read").getString("api_key"), search)).isEqualTo(ids);
    }

    @ParameterizedTest
    @CsvSource({
        "zoë, Crème-1 1001",
        "ZOE\u0308, Crème-1 1001",
        "ångström, Crème-1 1001",
        "zoë ångström, Crème-1 1001",
        "silva, 1002",
        "joão, 1002",
        "zo, ''",
        "ström, ''",
        "zoe@shop.example, Crème-1 1001",
        "ZOE@SHOP.EXAMPLE, Crème-1 1001",
        "zoe@shop, ''",
        "+33639980001, Crème-1 1001",
        "33639980001, Crème-1 1001",
        "+33 6 39 98 00 01, Crème-1 1001",
        "+3363998000, ''",
        "+5511987654321, 1002",
        "+551187654321, 1002"
    })
    void aBuyerIsFoundByAWordOfTheirNameOrAWholePhoneOrEmail(String search, String ids) {
        assertThat(found(key, search)).isEqualTo(ids);
    }

    @ParameterizedTest
    @CsvSource({"zoë", "silva", "zoe@shop.example", "+33639980001"})
    void whoMayNotSeeWhoSomebodyIsFindsNobody(String search) {
        String reader = Api.newKey(key, "read").getString("api_key");
        assertThat(found(reader, search)).isEmpty();
        assertThat(Api.as(reader)
                        .queryParams(Worlds.with(WEEK, "search", search))
                        .queryParam("format", "csv")
                        .get("/v1/purchases")
                        .asString()
                        .lines())
                .as("rows under the header")
                .hasSize(1);
    }

    @Test
    void theOrderAndFiltersHoldForWhatIsFound() {
        assertThat(ids(Worlds.pages(
                        key,
                        "/v1/purchases",
                        Worlds.with(Worlds.with(Worlds.with(WEEK, "search", "zoë"), "sort", "amount"), "limit", 1))))
                .isEqualTo("1001 Crème-1");
        assertThat(ids(Worlds.pages(
                        key, "/v1/purchases", Worlds.with(Worlds.with(WEEK, "search", "10"), "contact", "id:joao"))))
                .isEqualTo("1002");
    }

    @Test
    void tablesHaveWhatIsFoundAndNoMore() {
        List<String> lines = Api.as(key)
                .queryParams(Worlds.with(WEEK, "search", "zoë"))
                .queryParam("format", "csv")
                .queryParam("sort", "-revenue")
                .get("/v1/purchases")
                .asString()
                .lines()
                .toList();
        assertThat(lines).hasSize(3);
        assertThat(lines.get(1)).startsWith("Crème-1,");
        assertThat(lines.get(2)).startsWith("1001,");
    }

    private static String found(String key, String search) {
        return ids(Worlds.pages(key, "/v1/purchases", Worlds.with(WEEK, "search", search)));
    }

    private static String ids(List<JsonNode> rows) {
        return rows.stream().map(row -> row.path("id").asText()).collect(Collectors.joining(" "));
    }
}
