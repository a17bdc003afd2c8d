package io.touchstone.http.list;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One page of a list, in the form that lists with nothing else to say answer with. */
public record Page<T>(List<T> data, @Nullable String nextCursor) implements Paged {

    /**
     * The page that was asked for.
     *
     * @param rows from where the request begins, up to one more than its limit: the extra one says that there is more
     * @param positionOf what the rows are ordered by, of one row: whatever a query needs to go on after it
     */
    public static <T> Page<T> of(
            List<T> rows, PageRequest request, Function<? super T, List<@Nullable String>> positionOf) {
        if (rows.size() <= request.limit()) {
            return new Page<>(List.copyOf(rows), null);
        }
        List<T> data = List.copyOf(rows.subList(0, request.limit()));
        return new Page<>(data, new Cursor(positionOf.apply(data.getLast())).encode(request.list()));
    }

    /** A page of something made from each row, which goes on where this one does. */
    public <R> Page<R> map(Function<? super T, ? extends R> function) {
        return new Page<>(data.stream().<R>map(function).toList(), nextCursor);
    }
}
