package io.touchstone.source.pricing;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.ValidatableResponse;
import io.touchstone.Api;
import io.touchstone.Api.NewWorkspace;
import io.touchstone.Worlds;
import io.touchstone.event.ContactReference;
import io.touchstone.event.Event;
import io.touchstone.event.Source;
import io.touchstone.source.Part;
import io.touchstone.source.ratecard.PricedStatus;
import io.touchstone.tenant.WorkspaceId;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A workspace with cards, whose platform tells what becomes of its messages. */
final class CostWorld {

    static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private final NewWorkspace workspace;
    private final MessagePricing pricing;
    private final Set<String> sent = new HashSet<>();

    CostWorld(MessagePricing pricing, String currency) {
        this.workspace = Api.newWorkspace("Europe/Berlin", currency);
        this.pricing = pricing;
    }

    String key() {
        return workspace.key();
    }

    WorkspaceId id() {
        return WorkspaceId.parse(workspace.id()).orElseThrow();
    }

    /** @param rates each "market category price" */
    void put(String currency, String day, String... rates) {
        List<Map<String, String>> rows = new ArrayList<>();
        for (String rate : rates) {
            List<String> words = List.of(rate.split(" ", -1));
            rows.add(Map.of("market", words.getFirst(), "category", words.get(1), "price", words.get(2)));
        }
        put(
                        currency,
                        "{\"effective_from\": \"" + day + "\", \"rates\": "
                                + rows.stream().map(CostWorld::json).toList() + "}")
                .statusCode(200);
    }

    private static String json(Map<String, String> row) {
        return "{\"market\": \"%s\", \"category\": \"%s\", \"price\": \"%s\"}"
                .formatted(row.get("market"), row.get("category"), row.get("price"));
    }

    ValidatableResponse put(String currency, String json) {
        return Api.as(key()).body(json).put("/v1/rate-cards/" + currency).then();
    }

    ValidatableResponse putList(String currency, String parameters, String csv) {
        return Api.as(key())
                .contentType("text/csv; charset=utf-8")
                .body(csv)
                .put("/v1/rate-cards/" + currency + parameters)
                .then();
    }

    ValidatableResponse reprice(String currency, String from, String to) {
        return Api.as(key())
                .body(Map.of("from", from, "to", to))
                .post("/v1/rate-cards/" + currency + "/reprice")
                .then();
    }

    static Part.Charge delivered(String message, String at, @Nullable String phone, String category) {
        return charge(message, at, true, phone, null, category, "regular");
    }

    static Part.Charge charge(
            String message,
            String at,
            boolean delivered,
            @Nullable String phone,
            @Nullable String userId,
            String category,
            String type) {
        return new Part.Charge(
                "status/delivered", message, Instant.parse(at), delivered, category, type, null, "PMP", phone, userId);
    }

    /** As a delivery of the platform comes: the messages were sent by a campaign, and intake stores what their prices say. */
    List<Event.MessagePriced> receive(List<Part.Charge> charges) {
        List<PricedStatus> statuses = MessagePricing.statuses(List.copyOf(charges));
        List<Event.MessagePriced> priced =
                List.copyOf(pricing.price(id(), "connection", BERLIN, statuses).values());
        List<Event> events = new ArrayList<>(priced);
        for (Part.Charge charge : charges) {
            if (sent.add(charge.messageId())) {
                events.add(new Event.MessageSent(
                        "sent " + charge.messageId(),
                        Instant.parse("2026-03-01T08:00:00Z"),
                        charge.messageId(),
                        new ContactReference("contact of " + charge.messageId(), null, null, null, null),
                        new Source.OfCampaign("spring"),
                        null,
                        null,
                        null));
            }
        }
        if (!events.isEmpty()) {
            Worlds.send(key(), events, true);
        }
        return priced;
    }

    /** By the KPIs. */
    BigDecimal cost() {
        return Worlds.get(key(), "/v1/performance", Map.of("from", "2026-02-01", "to", "2026-04-30"))
                .at("/kpis/cost")
                .decimalValue();
    }

    void costs(String amount) {
        assertThat(cost()).isEqualByComparingTo(amount);
    }
}
