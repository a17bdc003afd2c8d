package io.touchstone.query.catalog;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.touchstone.control.catalog.Flow;
import io.touchstone.control.catalog.FlowGraph;
import io.touchstone.control.catalog.FlowGraph.Edge;
import io.touchstone.control.catalog.FlowGraph.Node;
import io.touchstone.http.TextOrNumber;
import io.touchstone.http.TextRules;
import io.touchstone.problem.ProblemException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A flow as its sender describes it. */
record FlowDefinition(
        @JsonDeserialize(using = TextOrNumber.class) @Nullable String name,

        @JsonDeserialize(using = TextOrNumber.class) @Nullable String status,

        @Nullable List<NodeDefinition> nodes,
        @Nullable List<EdgeDefinition> edges) {

    record NodeDefinition(
            @Nullable String id,

            @JsonDeserialize(using = TextOrNumber.class) @Nullable String name,

            @JsonDeserialize(using = TextOrNumber.class) @Nullable String kind) {}

    record EdgeDefinition(
            @Nullable String from,
            @Nullable String to,

            @JsonDeserialize(using = TextOrNumber.class) @Nullable String label) {}

    /** More than a person can draw. */
    private static final int MOST = 2_000;

    Flow toFlow(String id) {
        return new Flow(id, TextRules.required("name", name), TextRules.optional(status));
    }

    /**
     * The graph, checked: node ids are unique, and edges join nodes that are listed.
     *
     * @throws ProblemException naming the first field that is wrong
     */
    FlowGraph toGraph() {
        List<Node> checkedNodes = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        List<NodeDefinition> givenNodes = atMost("nodes", nodes);
        for (int i = 0; i < givenNodes.size(); i++) {
            String path = "nodes[" + i + "]";
            NodeDefinition node = present(path, givenNodes.get(i));
            String id = TextRules.id(path + ".id", node.id());
            if (!ids.add(id)) {
                throw ProblemException.invalidField(path + ".id", "is the id of an earlier node, too");
            }
            String given = TextRules.optional(node.name());
            checkedNodes.add(new Node(id, given == null ? id : given, TextRules.optional(node.kind())));
        }
        List<Edge> checkedEdges = new ArrayList<>();
        List<EdgeDefinition> givenEdges = atMost("edges", edges);
        for (int i = 0; i < givenEdges.size(); i++) {
            String path = "edges[" + i + "]";
            EdgeDefinition edge = present(path, givenEdges.get(i));
            checkedEdges.add(new Edge(
                    listed(path + ".from", edge.from(), ids),
                    listed(path + ".to", edge.to(), ids),
                    TextRules.optional(edge.label())));
        }
        return new FlowGraph(checkedNodes, checkedEdges);
    }

    private static <T> List<T> atMost(String field, @Nullable List<T> values) {
        if (values != null && values.size() > MOST) {
            throw ProblemException.invalidField(field, "must have at most " + MOST + " elements");
        }
        return values == null ? List.of() : values;
    }

    private static <T> T present(String field, @Nullable T value) {
        if (value == null) {
            throw ProblemException.invalidField(field, "must not be null");
        }
        return value;
    }

    private static String listed(String field, @Nullable String nodeId, Set<String> ids) {
        String id = TextRules.id(field, nodeId);
        if (!ids.contains(id)) {
            throw ProblemException.invalidField(field, "must be the id of one of the nodes");
        }
        return id;
    }
}
