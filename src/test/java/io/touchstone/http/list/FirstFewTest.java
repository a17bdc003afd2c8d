package io.touchstone.http.list;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FirstFewTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 100, 101})
    void theFirstAreThoseOfAllInOrder(int size) {
        List<Integer> all = new ArrayList<>(IntStream.range(0, 100).boxed().toList());
        Collections.shuffle(all, new Random(size));
        FirstFew<Integer> first = new FirstFew<>(Comparator.<Integer>naturalOrder(), size);
        all.forEach(one -> first.addAll(List.of(one)));
        List<Integer> expected = IntStream.range(0, Math.min(size, 100)).boxed().toList();
        assertThat(first.inOrder()).isEqualTo(expected);
        assertThat(first.last()).isEqualTo(expected.getLast());
        assertThat(first.isFull()).isEqualTo(size <= 100);
    }
}
