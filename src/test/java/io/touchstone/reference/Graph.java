package io.touchstone.reference;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.random.RandomGenerator;

/** The graph of a flow and the branches of its edges, found by taking each edge away. */
public record Graph(List<String> nodes, List<Edge> edges) {

    public record Edge(String from, String to) {}

    public Graph {
        nodes = List.copyOf(nodes);
        edges = List.copyOf(edges);
    }

    /** Edges join the nodes at random: parallel ones, loops and parts that nothing leads to among them. */
    public static Graph random(RandomGenerator random, List<String> nodes) {
        List<String> listed = new ArrayList<>(nodes);
        Collections.shuffle(listed, random);
        List<Edge> edges = new ArrayList<>();
        if (!listed.isEmpty()) {
            // Half of the graphs lead mostly forwards, as people draw them.
            boolean forwards = random.nextBoolean();
            int count = random.nextInt(2 * listed.size() + 1);
            for (int i = 0; i < count; i++) {
                int from = random.nextInt(listed.size());
                int to = random.nextInt(listed.size());
                boolean turned = forwards && from > to && random.nextInt(10) > 0;
                edges.add(new Edge(listed.get(turned ? to : from), listed.get(turned ? from : to)));
            }
        }
        return new Graph(listed, edges);
    }

    /** The nodes that entries reach, but no longer do without the edge. */
    public Set<String> branch(int edge) {
        List<Edge> others = new ArrayList<>(edges);
        others.remove(edge);
        Set<String> branch = reached(edges);
        branch.removeAll(reached(others));
        return branch;
    }

    private Set<String> reached(List<Edge> over) {
        Deque<String> next = new ArrayDeque<>(entries());
        Set<String> reached = new TreeSet<>();
        while (!next.isEmpty()) {
            String node = next.pop();
            if (reached.add(node)) {
                over.stream().filter(edge -> edge.from().equals(node)).forEach(edge -> next.push(edge.to()));
            }
        }
        return reached;
    }

    private List<String> entries() {
        List<String> entries = nodes.stream()
                .filter(node -> edges.stream().noneMatch(edge -> edge.to().equals(node)))
                .toList();
        return entries.isEmpty() && !nodes.isEmpty() ? List.of(nodes.getFirst()) : entries;
    }
}
