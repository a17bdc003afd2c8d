package io.touchstone.facts.contact;

import static org.assertj.core.api.Assertions.assertThat;

import io.touchstone.Permutations;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class DisjointSetsTest {

    @Test
    void joiningIsTransitiveInEveryOrder() {
        List<List<Long>> pairs = List.of(List.of(1L, 2L), List.of(3L, 4L), List.of(2L, 3L), List.of(5L, 6L));
        for (List<List<Long>> order : Permutations.of(pairs)) {
            DisjointSets sets = new DisjointSets();
            order.forEach(pair -> sets.join(pair.get(0), pair.get(1)));
            assertThat(asSets(sets)).as("%s", order).containsExactlyInAnyOrder(Set.of(1L, 2L, 3L, 4L), Set.of(5L, 6L));
        }
    }

    @Test
    void aKeyThatNothingJoinsIsAlone() {
        DisjointSets sets = new DisjointSets();
        sets.add(7);
        sets.join(1, 2);
        assertThat(asSets(sets)).containsExactlyInAnyOrder(Set.of(7L), Set.of(1L, 2L));
    }

    @Test
    void joiningAgainChangesNothing() {
        DisjointSets sets = new DisjointSets();
        sets.join(1, 2);
        sets.join(2, 1);
        sets.join(1, 1);
        sets.add(1);
        assertThat(asSets(sets)).containsExactly(Set.of(1L, 2L));
    }

    @Test
    void joinedKeysShareTheirRoot() {
        DisjointSets sets = new DisjointSets();
        for (long key = 0; key < 1_000; key++) {
            sets.join(key, key + 1);
        }
        assertThat(sets.root(0)).isEqualTo(sets.root(1_000));
    }

    @Test
    void aKeyNeverMentionedIsItsOwnRoot() {
        assertThat(new DisjointSets().root(3)).isEqualTo(3);
    }

    private static Set<Set<Long>> asSets(DisjointSets sets) {
        return sets.sets().stream().map(HashSet::new).collect(Collectors.toSet());
    }
}
