package io.touchstone.control.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.touchstone.reference.Graph;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BranchesTest {

    /** Nodes in the order of listing; each edge with the nodes of its branch. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "a chain                      | a b c       | ab:bc bc:c",
                "a split                      | a b c       | ab:b ac:c",
                "a merge ends both branches   | a b c d e   | ab:b ac:c bd: cd: de:e",
                "a detour                     | a b c       | ab:b bc: ac:",
                "a loop leads back            | a b c       | ab:bc bc:c cb:",
                "a way back to the entry      | a b         | ab:b ba:",
                "no node without a way in     | b a         | ab: ba:a",
                "twins                        | a b c       | ab: ab: bc:c",
                "a node that leads to itself  | a b         | ab:b bb:",
                "two entries that meet        | a b c d     | ac: bc: cd:d",
                "two entries apart            | a b c d     | ac:c bd:d",
                "a jump into a loop           | a b c d     | ab:bcd bc: bd: cd: dc:",
                "nothing leads to the circle  | a b c d e   | ab:b cd: dc: de:",
                "the circle leads into it     | a b c d     | ab:b cd: dc: cb:",
                "a single node to itself      | a           | aa:",
                "nodes without edges          | a b         | ''"
            })
    void anEdgeHasWhatCanOnlyBeReachedThroughIt(String what, String nodes, String edges) {
        List<String> expected = edges.isEmpty() ? List.of() : List.of(edges.split(" "));
        Graph graph = new Graph(
                List.of(nodes.split(" ")),
                expected.stream()
                        .map(edge -> new Graph.Edge(edge.substring(0, 1), edge.substring(1, 2)))
                        .toList());
        List<String> found = new ArrayList<>();
        List<List<String>> branches = branches(graph);
        for (int i = 0; i < branches.size(); i++) {
            found.add(expected.get(i).substring(0, 3) + String.join("", branches.get(i)));
        }
        assertThat(found).as(what).containsExactlyElementsOf(expected);
    }

    @ParameterizedTest(name = "up to {0} nodes")
    @ValueSource(ints = {1, 2, 3, 4, 5, 7, 10, 15, 20})
    void whatABranchHoldsIsOutOfReachWithoutItsEdge(int mostNodes) {
        for (int seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            int nodes = 1 + random.nextInt(mostNodes);
            Graph graph = Graph.random(
                    random,
                    IntStream.range(0, nodes).mapToObj(node -> "n" + node).toList());
            assertThat(branches(graph))
                    .as("seed %d, %s", seed, graph)
                    .containsExactlyElementsOf(IntStream.range(0, graph.edges().size())
                            .mapToObj(edge -> List.copyOf(graph.branch(edge)))
                            .toList());
        }
    }

    @Test
    void theLongestChainCountsDownToItsEnd() {
        List<String> nodes =
                IntStream.range(0, 2_000).mapToObj(node -> "n" + node).toList();
        List<Graph.Edge> edges = IntStream.range(1, nodes.size())
                .mapToObj(node -> new Graph.Edge(nodes.get(node - 1), nodes.get(node)))
                .toList();
        assertThat(new Branches(flowGraph(new Graph(nodes, edges))).sums(node -> 1, Integer::sum))
                .containsExactlyElementsOf(IntStream.range(0, edges.size())
                        .mapToObj(edge -> Optional.of(edges.size() - edge))
                        .toList());
    }

    @Test
    void aFlowWithoutNodesHasNoBranches() {
        assertThat(new Branches(new FlowGraph(List.of(), List.of())).sums(node -> 1, Integer::sum))
                .isEmpty();
    }

    /** Of each edge, sorted; a node that is counted twice is there twice. */
    private static List<List<String>> branches(Graph graph) {
        return new Branches(flowGraph(graph))
                        .sums(
                                List::<String>of,
                                (one, other) -> Stream.concat(one.stream(), other.stream())
                                        .sorted()
                                        .toList())
                        .stream()
                        .map(branch -> branch.orElse(List.of()))
                        .toList();
    }

    private static FlowGraph flowGraph(Graph graph) {
        return new FlowGraph(
                graph.nodes().stream()
                        .map(node -> new FlowGraph.Node(node, node, null))
                        .toList(),
                graph.edges().stream()
                        .map(edge -> new FlowGraph.Edge(edge.from(), edge.to(), null))
                        .toList());
    }
}
