package io.touchstone.query.catalog;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.touchstone.export.Table;
import io.touchstone.http.list.Page;
import io.touchstone.http.list.Paged;
import io.touchstone.query.Columns;
import io.touchstone.query.Echo;
import io.touchstone.query.catalog.SourceRow.Numbers;
import io.touchstone.time.Period;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A page of campaigns or flows, and the question that their numbers answer. */
record SourceList(
        @JsonUnwrapped Echo echo,
        List<SourceRow> data,
        @Nullable String nextCursor) implements Paged {

    /** @param other what is compared with */
    static SourceList of(Echo echo, Page<Numbers> page, Optional<Period> other) {
        Page<SourceRow> rows = page.map(numbers -> SourceRow.of(numbers, other));
        return new SourceList(echo, rows.data(), rows.nextCursor());
    }

    /** Rows that are made one by one, as they are written. */
    static Table<SourceRow> table(String name, Page<Numbers> page, Optional<Period> other) {
        return new Table<>(
                name,
                Columns.withComparison(SourceRow.COLUMNS, SourceRow::comparison, other.isPresent()),
                consumer -> page.data().forEach(numbers -> consumer.accept(SourceRow.of(numbers, other))));
    }
}
