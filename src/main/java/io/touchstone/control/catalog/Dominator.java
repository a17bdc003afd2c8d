package io.touchstone.control.catalog;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/**
 * A vertex of a directed graph and its immediate dominator: of the others that lie on every path to it from the root,
 * the one nearest to it.
 */
record Dominator(int vertex, int by) {

    private static final int UNKNOWN = -1;

    /**
     * One for each vertex that the root reaches, the root aside, in an order in which each comes after its dominator.
     *
     * <p>Found as in Cooper, Harvey and Kennedy, <i>A Simple, Fast Dominance Algorithm</i>: dominators are refined along
     * the graph until they stay, which takes two rounds where no branch jumps into the middle of a loop.
     *
     * @param successors by vertex; vertices are numbered from 0
     */
    static List<Dominator> tree(int root, List<List<Integer>> successors) {
        List<Integer> order = reversePostorder(root, successors);
        // From here on a vertex goes by its place in the order: dominators have smaller ones.
        List<List<Integer>> predecessors = predecessors(order, successors);
        int[] dominators = new int[order.size()];
        Arrays.fill(dominators, 1, dominators.length, UNKNOWN);
        for (boolean changed = true; changed; ) {
            changed = false;
            for (int place = 1; place < dominators.length; place++) {
                int dominator = UNKNOWN;
                for (int predecessor : predecessors.get(place)) {
                    if (dominators[predecessor] != UNKNOWN) {
                        dominator = dominator == UNKNOWN ? predecessor : common(predecessor, dominator, dominators);
                    }
                }
                changed |= dominators[place] != dominator;
                dominators[place] = dominator;
            }
        }
        List<Dominator> tree = new ArrayList<>();
        for (int place = 1; place < dominators.length; place++) {
            tree.add(new Dominator(order.get(place), order.get(dominators[place])));
        }
        return tree;
    }

    /** The nearest vertex that dominates both, or is one of them. */
    private static int common(int one, int other, int[] dominators) {
        int left = one;
        int right = other;
        while (left != right) {
            if (left > right) {
                left = dominators[left];
            } else {
                right = dominators[right];
            }
        }
        return left;
    }

    private static List<Integer> reversePostorder(int root, List<List<Integer>> successors) {
        List<Integer> postorder = new ArrayList<>();
        boolean[] seen = new boolean[successors.size()];
        int[] followed = new int[successors.size()];
        Deque<Integer> path = new ArrayDeque<>(List.of(root));
        seen[root] = true;
        while (!path.isEmpty()) {
            int vertex = path.element();
            if (followed[vertex] == successors.get(vertex).size()) {
                postorder.add(path.pop());
            } else {
                int next = successors.get(vertex).get(followed[vertex]++);
                if (!seen[next]) {
                    seen[next] = true;
                    path.push(next);
                }
            }
        }
        return postorder.reversed();
    }

    private static List<List<Integer>> predecessors(List<Integer> order, List<List<Integer>> successors) {
        int[] places = new int[successors.size()];
        List<List<Integer>> predecessors = new ArrayList<>();
        for (int place = 0; place < order.size(); place++) {
            places[order.get(place)] = place;
            predecessors.add(new ArrayList<>());
        }
        for (int place = 0; place < order.size(); place++) {
            for (int successor : successors.get(order.get(place))) {
                predecessors.get(places[successor]).add(place);
            }
        }
        return predecessors;
    }
}
