package io.touchstone.reference;

import io.touchstone.event.Source;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The filters of a question: campaigns and flows named are united, and intersected with the kinds.
 *
 * @param campaigns campaign ids; no campaign and no flow named means all of both
 * @param nodes node ids of the one flow named; none means all
 * @param kinds the kinds of source let through
 */
public record SourceFilter(Set<String> campaigns, Set<String> flows, Set<String> nodes, Set<Kind> kinds)
        implements Predicate<Message> {

    public enum Kind {
        CAMPAIGN,
        FLOW
    }

    public static final SourceFilter ALL =
            new SourceFilter(Set.of(), Set.of(), Set.of(), Set.of(Kind.CAMPAIGN, Kind.FLOW));

    public static SourceFilter kind(Kind kind) {
        return new SourceFilter(Set.of(), Set.of(), Set.of(), Set.of(kind));
    }

    public static SourceFilter campaign(String id) {
        return new SourceFilter(Set.of(id), Set.of(), Set.of(), ALL.kinds);
    }

    public static SourceFilter flow(String id) {
        return new SourceFilter(Set.of(), Set.of(id), Set.of(), ALL.kinds);
    }

    public static SourceFilter node(String flow, String id) {
        return new SourceFilter(Set.of(), Set.of(flow), Set.of(id), ALL.kinds);
    }

    public SourceFilter {
        if (!nodes.isEmpty() && flows.size() != 1) {
            throw new IllegalArgumentException("nodes need exactly one flow");
        }
    }

    @Override
    public boolean test(Message message) {
        boolean all = campaigns.isEmpty() && flows.isEmpty();
        return switch (message.source()) {
            case Source.OfCampaign campaign ->
                kinds.contains(Kind.CAMPAIGN) && (all || campaigns.contains(campaign.campaignId()));
            case Source.OfFlowNode flow ->
                kinds.contains(Kind.FLOW)
                        && (all || flows.contains(flow.flowId()))
                        && (nodes.isEmpty() || nodes.contains(flow.nodeId()));
        };
    }
}
