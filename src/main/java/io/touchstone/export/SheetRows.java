package io.touchstone.export;

import io.touchstone.problem.ProblemException;
import io.touchstone.problem.ProblemType;
import java.util.function.Consumer;
import org.dhatim.fastexcel.Worksheet;

/**
 * Rows for a sheet, which holds so many and no more. They are walked over twice: once something of the answer is out, all that is left
 * is to break it off, and a file that ends early must not look whole.
 *
 * @param most that there may be
 */
record SheetRows<R>(Table.Rows<R> rows, long most) implements Table.Rows<R> {

    /** Beside the header. */
    static final long MOST = Worksheet.MAX_ROWS - 1;

    @Override
    public void forEach(Consumer<R> consumer) {
        rows.forEach(counted(_ -> {}));
        rows.forEach(counted(consumer));
    }

    private Consumer<R> counted(Consumer<R> consumer) {
        long[] count = {0};
        return row -> {
            if (++count[0] > most) {
                throw new ProblemException(
                        ProblemType.TABLE_TOO_LONG,
                        "The table has more than the %d rows that a sheet of Excel holds: ask for CSV (format=csv), or for less."
                                .formatted(most));
            }
            consumer.accept(row);
        };
    }
}
