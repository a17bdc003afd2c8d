package io.touchstone.control.catalog;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What senders call some campaigns, flows and nodes. One that only events name is called by its id. */
public final class SourceNames {

    private record NodeOfFlow(String flowId, String id) {}

    /** Where nobody asks for any. */
    public static final SourceNames NONE = new SourceNames();

    private final Map<String, String> campaigns = new HashMap<>();
    private final Map<String, String> flows = new HashMap<>();
    private final Map<NodeOfFlow, String> nodes = new HashMap<>();

    SourceNames() {}

    void addCampaign(String id, String name) {
        campaigns.put(id, name);
    }

    void addFlow(String id, String name) {
        flows.put(id, name);
    }

    void addNode(String flowId, String id, String name) {
        nodes.put(new NodeOfFlow(flowId, id), name);
    }

    /** Null of none. */
    public @Nullable String campaign(@Nullable String id) {
        return id == null ? null : campaigns.getOrDefault(id, id);
    }

    /** Null of none. */
    public @Nullable String flow(@Nullable String id) {
        return id == null ? null : flows.getOrDefault(id, id);
    }

    /** Null of none. */
    public @Nullable String node(@Nullable String flowId, @Nullable String id) {
        return flowId == null || id == null ? null : nodes.getOrDefault(new NodeOfFlow(flowId, id), id);
    }
}
