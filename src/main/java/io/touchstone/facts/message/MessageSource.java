package io.touchstone.facts.message;

import io.touchstone.event.Source;
import io.touchstone.event.SourceKind;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What sends messages, at its finest: a campaign or a node of a flow, with the template and category of the message.
 * Of {@code campaignId} and the pair {@code flowId}, {@code nodeId}, one is null.
 */
public record MessageSource(
        @Nullable String campaignId,
        @Nullable String flowId,
        @Nullable String nodeId,
        @Nullable String template,
        @Nullable String category) {

    public static MessageSource of(Source source, @Nullable String template, @Nullable String category) {
        return switch (source) {
            case Source.OfCampaign(String campaignId) -> new MessageSource(campaignId, null, null, template, category);
            case Source.OfFlowNode(String flowId, String nodeId) ->
                new MessageSource(null, flowId, nodeId, template, category);
        };
    }

    public SourceKind kind() {
        return campaignId != null ? SourceKind.CAMPAIGN : SourceKind.FLOW;
    }

    /** The campaign's or flow's id. */
    public String ownerId() {
        return Objects.requireNonNull(campaignId != null ? campaignId : flowId);
    }
}
