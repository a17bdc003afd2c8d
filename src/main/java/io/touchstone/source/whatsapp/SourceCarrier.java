package io.touchstone.source.whatsapp;

import static io.touchstone.source.LeanJson.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.touchstone.event.Identifier;
import io.touchstone.event.Source;
import io.touchstone.source.LeanJson;
import io.touchstone.source.Parts;
import io.touchstone.source.UnreadableBodyException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * What the sender of a message gave WhatsApp to give back: {@code {"v":1,"c":"<campaign>"}} or
 * {@code {"v":1,"f":"<flow>","n":"<node>"}}, each with an optional template {@code t} and key of the message {@code r}.
 */
record SourceCarrier(
        Source source, @Nullable String template, @Nullable String ref) {

    private static final String VERSION = "1";

    /** Null when it is not one of ours: the same field serves whoever else sends by this number. */
    static @Nullable SourceCarrier read(JsonNode opaque) {
        JsonNode carrier = opaque.isTextual() ? json(opaque.textValue()) : opaque;
        if (carrier == null || !VERSION.equals(text(carrier, "v"))) {
            return null;
        }
        Source source = source(carrier);
        return source == null ? null : new SourceCarrier(source, text(carrier, "t"), id(carrier, "r"));
    }

    static SourceCarrier ofCampaign(String campaignId) {
        return new SourceCarrier(new Source.OfCampaign(campaignId), null, null);
    }

    void writeTo(ObjectNode event) {
        switch (source) {
            case Source.OfCampaign(String campaignId) -> event.put("campaign_id", campaignId);
            case Source.OfFlowNode(String flowId, String nodeId) ->
                event.put("flow_id", flowId).put("node_id", nodeId);
        }
        Parts.put(event, "template", template);
    }

    private static @Nullable Source source(JsonNode carrier) {
        String campaign = id(carrier, "c");
        String flow = id(carrier, "f");
        String node = id(carrier, "n");
        if (!carrier.has("f") && !carrier.has("n")) {
            return campaign == null ? null : new Source.OfCampaign(campaign);
        }
        return carrier.has("c") || flow == null || node == null ? null : new Source.OfFlowNode(flow, node);
    }

    private static @Nullable String id(JsonNode carrier, String name) {
        String id = text(carrier, name);
        return id == null || Identifier.violation(id).isPresent() ? null : id;
    }

    private static @Nullable JsonNode json(String opaque) {
        try {
            return LeanJson.read(opaque.getBytes(StandardCharsets.UTF_8), WebhookNames.FIELDS);
        } catch (UnreadableBodyException _) {
            return null;
        }
    }
}
