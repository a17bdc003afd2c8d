package io.touchstone.query.catalog;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.touchstone.export.Table;
import io.touchstone.http.list.Page;
import io.touchstone.http.list.Paged;
import io.touchstone.query.Echo;
import io.touchstone.query.catalog.SourceRow.Numbers;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A page of campaigns or flows, and the question that their numbers answer. */
record SourceList(
        @JsonUnwrapped Echo echo,
        List<SourceRow> data,
        @Nullable String nextCursor) implements Paged {

    static SourceList of(Echo echo, Page<Numbers> page) {
        Page<SourceRow> rows = page.map(SourceRow::of);
        return new SourceList(echo, rows.data(), rows.nextCursor());
    }

    /** Rows that are made one by one, as they are written. */
    static Table<SourceRow> table(String name, Page<Numbers> page) {
        return new Table<>(
                name,
                SourceRow.COLUMNS,
                consumer -> page.data().forEach(numbers -> consumer.accept(SourceRow.of(numbers))));
    }
}
