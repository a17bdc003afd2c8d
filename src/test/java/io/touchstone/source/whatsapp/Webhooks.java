package io.touchstone.source.whatsapp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.touchstone.event.Event;
import io.touchstone.event.json.EventParser;
import io.touchstone.event.json.EventWriter;
import io.touchstone.source.Part;
import io.touchstone.source.SentBody;
import io.touchstone.source.Translation;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Bodies as Meta's documentation describes them, and what becomes of one, in a line for each part. */
final class Webhooks {

    static final Instant NOW = Instant.parse("2026-07-28T12:00:00Z");

    static final WhatsAppAdapter ADAPTER = new WhatsAppAdapter(new EventParser(InstantSource.fixed(NOW)));

    static final WhatsAppSettings PLAIN = WhatsAppSettings.ofNumbers("700");

    static final WhatsAppSettings WITH_DEFAULTS =
            new WhatsAppSettings(Set.of("700"), Set.of(), "everything else", Set.of("Stop", "ARRÊT "));

    /** 2026-07-01T10:00:00Z */
    static final String AT = "'timestamp':'1782900000'";

    private Webhooks() {}

    /** @param value what stands beside the number in a change, with {@code '} for {@code "} */
    static String body(String field, String value) {
        return delivery(change(field, value));
    }

    static String change(String field, String value) {
        return "{'field':'" + field + "','value':{'messaging_product':'whatsapp',"
                + "'metadata':{'display_phone_number':'+49 30 000-100','phone_number_id':'700'}," + value + "}}";
    }

    static String delivery(String... changes) {
        return "{'object':'whatsapp_business_account','entry':[{'id':'900','changes':[" + String.join(",", changes)
                + "]}]}";
    }

    static String status(String status) {
        return body("messages", "'statuses':[{" + status + "," + AT + "}]");
    }

    static String message(String message) {
        return body("messages", "'messages':[{" + message + "," + AT + "}]");
    }

    static Translation translate(WhatsAppSettings settings, String body) {
        return ADAPTER.translate(settings, SentBody.of(body));
    }

    static List<String> lines(WhatsAppSettings settings, String body) {
        return translate(settings, body).parts().stream().map(Webhooks::line).toList();
    }

    static List<Event> events(Translation translation) {
        return translation.parts().stream()
                .flatMap(part -> event(part).stream())
                .toList();
    }

    static Optional<Event> event(Part part) {
        return switch (part) {
            case Part.Fact fact -> Optional.of(fact.event());
            case Part.Charge _, Part.Ignored _, Part.PaidOrder _, Part.PaidRefund _, Part.Forgotten _ ->
                Optional.empty();
        };
    }

    private static String line(Part part) {
        return part.kind()
                + switch (part) {
                    case Part.Fact fact -> " " + line(fact.event());
                    case Part.Charge charge ->
                        " charge " + charge.messageId() + " " + charge.at() + (charge.delivered() ? " delivered " : " ")
                                + charge.category() + " " + charge.type() + " " + charge.billable() + " "
                                + charge.model() + " " + charge.phone() + " " + charge.whatsappUserId();
                    case Part.Ignored ignored -> " ignored " + ignored.reason().code();
                    case Part.PaidOrder order -> " " + order;
                    case Part.PaidRefund refund -> " " + refund;
                    case Part.Forgotten forgotten -> " " + forgotten;
                };
    }

    private static String line(Event event) {
        ObjectNode json = EventWriter.json(event);
        String type = json.remove("type").asText();
        json.remove("id");
        json.remove("occurred_at");
        JsonNode fallback = json.remove("fallback");
        JsonNode ref = json.remove("ref");
        return (fallback == null ? "" : "fallback ")
                + (ref == null ? "" : "ref " + ref.asText() + " ")
                + type + " " + json.toString().replace('"', '\'');
    }
}
