package io.touchstone.source;

import static io.touchstone.source.LeanJson.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.touchstone.event.Identifier;
import io.touchstone.event.Source;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the sender of a message gave its platform to give back: {@code {"v":1,"c":"<campaign>"}} or
 * {@code {"v":1,"f":"<flow>","n":"<node>"}}, each with an optional template {@code t} and key of the message {@code r}.
 */
public record SourceCarrier(
        Source source, @Nullable String template, @Nullable String ref) {

    private static final String VERSION = "1";

    private static final Set<String> FIELDS = Set.of("v", "c", "f", "n", "t", "r");

    /** Null when it is not one of ours: the same field serves whoever else sends by this number. */
    public static @Nullable SourceCarrier read(JsonNode opaque) {
        JsonNode carrier = opaque.isTextual() ? json(opaque.textValue()) : opaque;
        if (carrier == null || !VERSION.equals(text(carrier, "v"))) {
            return null;
        }
        Source source = source(carrier);
        return source == null ? null : new SourceCarrier(source, text(carrier, "t"), id(carrier, "r"));
    }

    public static SourceCarrier ofCampaign(String campaignId) {
        return new SourceCarrier(new Source.OfCampaign(campaignId), null, null);
    }

    /** Writes all of it but the key into a {@code message.sent}. */
    public void writeTo(ObjectNode event) {
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
            return LeanJson.read(opaque.getBytes(StandardCharsets.UTF_8), FIELDS);
        } catch (UnreadableBodyException _) {
            return null;
        }
    }
}
