package io.touchstone.control.catalog;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The nodes and edges of a flow, as its sender listed them. */
public record FlowGraph(List<Node> nodes, List<Edge> edges) {

    /** @param kind the sender's own word for it; null when none was given */
    public record Node(String id, String name, @Nullable String kind) {}

    public record Edge(String from, String to, @Nullable String label) {}

    public FlowGraph {
        nodes = List.copyOf(nodes);
        edges = List.copyOf(edges);
    }
}
