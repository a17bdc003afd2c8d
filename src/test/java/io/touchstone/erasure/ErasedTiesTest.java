package io.touchstone.erasure;

import static io.touchstone.Api.as;
import static io.touchstone.erasure.People.wamid;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.touchstone.Api;
import io.touchstone.Api.NewWorkspace;
import io.touchstone.Numbers;
import io.touchstone.Worlds;
import io.touchstone.rebuild.Rebuilds;
import io.touchstone.source.ContentIds;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where ids decide, as of one instant, they decide the same after somebody was erased. */
@QuarkusTest
class ErasedTiesTest {

    private static final List<String> HERS = List.of("+4915208642097", "+4915219753108", "+525576501234");
    private static final String BOB = "+447700900177";
    private static final String PERIOD = "?from=2026-03-01&to=2026-03-05";

    @Inject
    Rebuilds rebuilds;

    private NewWorkspace workspace;

    @BeforeEach
    void haveAWorkspace() {
        workspace = Api.newWorkspace("UTC", "GBP");
    }

    /** A world of a few instants, in which nearly everything ties with something. */
    private static final class TiedWorld {

        private final Random random;
        private final List<Map<String, Object>> events = new ArrayList<>();
        private final List<String> messages = new ArrayList<>();

        TiedWorld(long seed) {
            random = new Random(seed);
            for (String phone : HERS.subList(1, HERS.size())) {
                add("contact.identified", "contact", phone(HERS.getFirst()), "same_as", phone(phone));
            }
            for (int i = 0; i < 40; i++) {
                send(i);
            }
            for (int i = 0; i < 120; i++) {
                follow();
            }
            for (int i = 0; i < 12; i++) {
                buy(i);
            }
        }

        private <T> T any(List<T> some) {
            return some.get(random.nextInt(some.size()));
        }

        private static Map<String, Object> phone(String phone) {
            return Map.of("phone", phone);
        }

        private String person() {
            return random.nextInt(4) == 0 ? BOB : any(HERS);
        }

        private Map<String, Object> cost() {
            return Map.of("amount", "0.0" + (1 + random.nextInt(9)), "currency", "GBP");
        }

        private void add(String type, Object... fields) {
            Map<String, Object> event =
                    new HashMap<>(Map.of("type", type, "occurred_at", "2026-03-03T08:0" + random.nextInt(3) + ":00Z"));
            for (int i = 0; i < fields.length; i += 2) {
                event.put((String) fields[i], fields[i + 1]);
            }
            String number = String.valueOf(events.size());
            event.put(
                    "id",
                    switch (random.nextInt(6)) {
                        case 0 -> any(HERS) + "-" + number;
                        case 1 -> any(HERS).substring(1) + "-" + number;
                        case 2 -> "e-" + any(HERS) + "-" + number;
                        case 3 -> number;
                        case 4 -> wamid(any(HERS), number) + ":x";
                        default -> ContentIds.of("wa_", event.toString(), number);
                    });
            events.add(event);
        }

        private void send(int i) {
            String phone = person();
            String id = switch (random.nextInt(4)) {
                case 0 -> "m-" + i;
                case 1 -> phone.substring(1) + "-m" + i;
                default -> wamid(phone, String.valueOf(random.nextInt(1_000_000)));
            };
            messages.add(id);
            for (int claim = random.nextInt(4) == 0 ? 2 : 1; claim > 0; claim--) {
                add(
                        "message.sent",
                        "message_id",
                        id,
                        "contact",
                        phone(phone),
                        "campaign_id",
                        "c" + random.nextInt(6),
                        "cost",
                        cost(),
                        "ref",
                        "ref-" + random.nextInt(3));
            }
        }

        private void follow() {
            String message = any(messages);
            switch (random.nextInt(9)) {
                case 0 -> add("message.delivered", "message_id", message, "cost", cost());
                case 1 -> add("message.priced", "message_id", message, "cost", cost());
                case 2 -> add("message.read", "message_id", message);
                case 3 -> add("message.clicked", "message_id", message);
                case 4, 5 -> add("message.clicked", "ref", "ref-" + random.nextInt(3));
                case 6 -> add("message.replied", "contact", phone(person()), "kind", "quick_reply");
                case 7 -> add("contact.opted_out", "contact", phone(person()));
                default -> add("message.delivered", "message_id", message);
            }
        }

        private void buy(int i) {
            String phone = person();
            String id = random.nextBoolean() ? "o-" + i : phone + "-o" + i;
            for (int claim = 0; claim < 2; claim++) {
                add("purchase.placed", priced(id, "contact", phone(phone), "order_name", "#" + claim));
                add("purchase.updated", priced(id));
                add("purchase.refunded", priced(id, "refund_id", "r"));
            }
        }

        private Object[] priced(String purchase, Object... more) {
            List<Object> fields = new ArrayList<>(List.of(more));
            fields.addAll(List.of("purchase_id", purchase, "amount", 1 + random.nextInt(90), "currency", "GBP"));
            return fields.toArray();
        }
    }

    private void send(List<Map<String, Object>> events, String counted) {
        Response answer = as(workspace.key()).body(Map.of("events", events)).post("/v1/events");
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        assertThat(answer.jsonPath().getInt(counted)).as(answer.asString()).isEqualTo(events.size());
    }

    private List<String> numbers() {
        List<String> numbers = new ArrayList<>();
        for (String path : List.of(
                "/v1/performance" + PERIOD,
                "/v1/performance" + PERIOD + "&touch=delivered&window=30d",
                "/v1/performance" + PERIOD + "&conversion_date=send",
                "/v1/performance/series" + PERIOD + "&interval=hour",
                "/v1/performance/rules" + PERIOD,
                "/v1/campaigns" + PERIOD + "&all=true&touch=delivered",
                "/v1/campaigns" + PERIOD + "&all=true&touch=delivered&model=position",
                "/v1/campaigns" + PERIOD + "&all=true&touch=interacted",
                "/v1/campaigns" + PERIOD + "&all=true")) {
            numbers.add(as(workspace.key())
                    .urlEncodingEnabled(false)
                    .get(path)
                    .then()
                    .statusCode(200)
                    .extract()
                    .asString()
                    .replaceAll("\"data_as_of\":\"[^\"]*\"", ""));
        }
        List<String> purchases = new ArrayList<>();
        for (JsonNode row : Worlds.pages(workspace.key(), "/v1/purchases", Map.of("period", "all_time"))) {
            purchases.add(row.path("purchased_at") + " " + row.path("amount") + " " + row.path("refunded") + " "
                    + row.path("order_name") + " " + row.at("/credit/campaign_id") + " "
                    + row.at("/credit/touched_at"));
        }
        purchases.sort(null);
        numbers.addAll(purchases);
        return numbers;
    }

    private void rebuild() {
        People.rebuild(workspace, rebuilds);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void whatWasDecidedByIdsStays(long seed) {
        List<Map<String, Object>> events = new TiedWorld(seed).events;
        send(events, "accepted");
        List<String> before = numbers();
        Numbers.assertAuditIsClean(workspace.key());

        as(workspace.key())
                .body(Map.of("contact", Map.of("phone", HERS.getLast())))
                .post("/v1/contacts/erase")
                .then()
                .statusCode(200);

        Numbers.assertAuditIsClean(workspace.key());
        assertThat(numbers()).isEqualTo(before);
        send(events, "duplicates");
        rebuild();
        Numbers.assertAuditIsClean(workspace.key());
        assertThat(numbers()).isEqualTo(before);
    }
}
