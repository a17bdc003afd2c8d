package io.touchstone.control.catalog;

import io.touchstone.control.catalog.FlowGraph.Edge;
import io.touchstone.control.catalog.FlowGraph.Node;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.function.Function;

/**
 * What each edge of a flow leads to: its branch, the nodes that can only be reached through it ("Branches of a flow" in
 * {@code README.md}).
 *
 * <p>Contacts enter at the nodes without an incoming edge; where every node has one, at the first listed. Of two edges
 * that lead to the same node from outside its branch, neither has that node in its own, so that branches end where ways
 * merge. An edge that leads back, or that no entry reaches, has an empty branch.
 */
public final class Branches {

    // Vertices: the root, which leads to every entry, then the nodes, then the edges, each between the two it joins. An
    // edge then has to be passed on the way to a node exactly when it dominates it.
    private static final int ROOT = 0;

    private final FlowGraph graph;
    private final List<Dominator> dominators;

    /** @param graph whose edges join nodes that it lists, and whose nodes have ids of their own */
    public Branches(FlowGraph graph) {
        this.graph = graph;
        this.dominators = Dominator.tree(ROOT, successors(graph));
    }

    /**
     * For each edge, in the order of the graph, the sum of what the nodes of its branch have; none where that is empty.
     *
     * @param nodeValue by the id of a node
     */
    public <T> List<Optional<T>> sums(Function<String, T> nodeValue, BinaryOperator<T> plus) {
        List<Optional<T>> sums = new ArrayList<>();
        sums.add(Optional.empty());
        graph.nodes().forEach(node -> sums.add(Optional.of(nodeValue.apply(node.id()))));
        sums.addAll(Collections.nCopies(graph.edges().size(), Optional.empty()));
        // From the leaves up: whatever a vertex dominates has been added to it when its own turn comes.
        for (Dominator dominator : dominators.reversed()) {
            sums.get(dominator.vertex())
                    .map(value -> sums.get(dominator.by())
                            .map(sum -> plus.apply(sum, value))
                            .orElse(value))
                    .ifPresent(sum -> sums.set(dominator.by(), Optional.of(sum)));
        }
        return List.copyOf(sums.subList(1 + graph.nodes().size(), sums.size()));
    }

    private static List<List<Integer>> successors(FlowGraph graph) {
        List<List<Integer>> successors = new ArrayList<>();
        successors.add(new ArrayList<>());
        Map<String, Integer> vertices = new HashMap<>();
        for (Node node : graph.nodes()) {
            vertices.put(node.id(), successors.size());
            successors.add(new ArrayList<>());
        }
        for (String entry : entries(graph)) {
            successors.get(ROOT).add(vertex(vertices, entry));
        }
        for (Edge edge : graph.edges()) {
            successors.get(vertex(vertices, edge.from())).add(successors.size());
            successors.add(List.of(vertex(vertices, edge.to())));
        }
        return successors;
    }

    private static List<String> entries(FlowGraph graph) {
        Set<String> targets = new HashSet<>();
        graph.edges().forEach(edge -> targets.add(edge.to()));
        List<String> all = graph.nodes().stream().map(Node::id).toList();
        List<String> entries = all.stream().filter(id -> !targets.contains(id)).toList();
        return entries.isEmpty() ? all.stream().limit(1).toList() : entries;
    }

    private static int vertex(Map<String, Integer> vertices, String node) {
        return Objects.requireNonNull(vertices.get(node));
    }
}
