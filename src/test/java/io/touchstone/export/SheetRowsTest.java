package io.touchstone.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.touchstone.problem.ProblemException;
import io.touchstone.problem.ProblemType;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SheetRowsTest {

    private final List<Integer> taken = new ArrayList<>();

    @Test
    void asManyAsASheetHoldsAreHandedOver() {
        new SheetRows<>(rows(3), 3).forEach(taken::add);
        assertThat(taken).containsExactly(1, 2, 3);
    }

    @Test
    void ofMoreNoneIs() {
        assertThatThrownBy(() -> new SheetRows<>(rows(4), 3).forEach(taken::add))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.type()).isEqualTo(ProblemType.TABLE_TOO_LONG))
                .hasMessageContaining("format=csv");
        assertThat(taken).isEmpty();
    }

    @Test
    void noTableThatGrewMeanwhileEndsEarly() {
        AtomicInteger walks = new AtomicInteger();
        Table.Rows<Integer> growing =
                consumer -> rows(2 + walks.incrementAndGet()).forEach(consumer);
        assertThatThrownBy(() -> new SheetRows<>(growing, 3).forEach(taken::add))
                .isInstanceOf(ProblemException.class);
    }

    private static Table.Rows<Integer> rows(int count) {
        return consumer -> IntStream.rangeClosed(1, count).boxed().forEach(consumer);
    }
}
