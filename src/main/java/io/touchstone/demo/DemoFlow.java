package io.touchstone.demo;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** An automation of the shop, as {@code PUT /v1/flows/{id}} takes it. */
public record DemoFlow(String id, String name, List<DemoNode> nodes, List<DemoEdge> edges) {

    public record DemoNode(String id, String name, String kind) {}

    /**
     * A way from one node to another.
     *
     * @param label what leads this way; null where all go
     */
    public record DemoEdge(String from, String to, @Nullable String label) {}

    public DemoFlow {
        nodes = List.copyOf(nodes);
        edges = List.copyOf(edges);
    }

    /** The node that the edge of this label leads to. */
    String after(String label) {
        return edges.stream()
                .filter(edge -> label.equals(edge.label()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no edge " + label))
                .to();
    }
}
