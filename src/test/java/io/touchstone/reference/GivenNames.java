package io.touchstone.reference;

import io.touchstone.event.Source;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * What somebody called campaigns, flows and nodes; of those that are not here the id is the name.
 *
 * @param nodes by the ids of flow and node
 */
public record GivenNames(Map<String, String> campaigns, Map<String, String> flows, Map<List<String>, String> nodes) {

    static final GivenNames NONE = new GivenNames(Map.of(), Map.of(), Map.of());

    /** Few, so that several have the same; an id of another among them. */
    private static final List<String> NAMES = List.of("Spring", "Été", "\uD83D\uDE00 sale");

    /** For about half of what a world has. */
    public static GivenNames of(Reference reference, RandomGenerator random) {
        GivenNames names = new GivenNames(new HashMap<>(), new HashMap<>(), new HashMap<>());
        reference.campaigns().forEach(campaign -> name(names.campaigns, campaign.id(), random));
        for (Sending flow : reference.flows()) {
            name(names.flows, flow.id(), random);
            if (names.flows.containsKey(flow.id())) {
                reference.nodes(flow.id()).forEach(node -> name(names.nodes, List.of(flow.id(), node.id()), random));
            }
        }
        return names;
    }

    private static <K> void name(Map<K, String> names, K id, RandomGenerator random) {
        if (random.nextBoolean()) {
            names.put(id, NAMES.get(random.nextInt(NAMES.size())));
        }
    }

    @Nullable String campaign(Source source) {
        return source instanceof Source.OfCampaign(String campaign) ? campaigns.getOrDefault(campaign, campaign) : null;
    }

    @Nullable String flow(Source source) {
        return source instanceof Source.OfFlowNode(String flow, String _) ? flows.getOrDefault(flow, flow) : null;
    }

    @Nullable String node(Source source) {
        return source instanceof Source.OfFlowNode(String flow, String node)
                ? nodes.getOrDefault(List.of(flow, node), node)
                : null;
    }
}
