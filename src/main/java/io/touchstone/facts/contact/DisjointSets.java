package io.touchstone.facts.contact;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Sets of keys that grow together (union-find with path halving). */
final class DisjointSets {

    private final Map<Long, Long> parents = new HashMap<>();

    void add(long key) {
        parents.putIfAbsent(key, key);
    }

    void join(long left, long right) {
        add(left);
        add(right);
        parents.put(root(left), root(right));
    }

    long root(long key) {
        long current = key;
        while (parent(current) != current) {
            long grandparent = parent(parent(current));
            parents.put(current, grandparent);
            current = grandparent;
        }
        return current;
    }

    private long parent(long key) {
        return parents.getOrDefault(key, key);
    }

    Collection<List<Long>> sets() {
        return List.copyOf(parents.keySet()).stream()
                .collect(Collectors.groupingBy(this::root))
                .values();
    }
}
