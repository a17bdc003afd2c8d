package io.touchstone.export;

import java.util.List;
import java.util.function.Consumer;

/**
 * Rows to be written one by one.
 *
 * @param name of the file that a client may save it as, without period and ending: plain ASCII
 */
public record Table<R>(String name, List<Column<R>> columns, Rows<R> rows) {

    /** Hands over every row in order. */
    @FunctionalInterface
    public interface Rows<R> {
        void forEach(Consumer<R> consumer);
    }

    public Table {
        columns = List.copyOf(columns);
    }
}
