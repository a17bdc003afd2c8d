package io.touchstone.control.catalog;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.util.List;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** The nodes and edges of a flow, as its sender listed them. */
public record FlowGraph(List<Node> nodes, List<Edge> edges) {

    /** @param kind the sender's own word for it; null when none was given */
    @Embeddable
    public record Node(
            @JdbcTypeCode(SqlTypes.VARBINARY) String id,
            String name,
            @Nullable String kind) {}

    @Embeddable
    public record Edge(
            @Column(name = "from_node") @JdbcTypeCode(SqlTypes.VARBINARY)
            String from,

            @Column(name = "to_node") @JdbcTypeCode(SqlTypes.VARBINARY)
            String to,

            @Nullable String label) {}

    public FlowGraph {
        nodes = List.copyOf(nodes);
        edges = List.copyOf(edges);
    }
}
