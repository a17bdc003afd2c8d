package io.touchstone.query.catalog;

import io.touchstone.control.workspace.RateBase;
import io.touchstone.export.Column;
import io.touchstone.query.Columns;
import io.touchstone.query.kpi.Kpis;
import io.touchstone.rollup.MetricValues;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A campaign or flow with its numbers.
 *
 * @param status the sender's own word for it
 * @param firstSentAt of all time, as is the last; null when it never sent a message
 */
record SourceRow(
        String id,
        String name,
        @Nullable String status,
        @Nullable Instant firstSentAt,
        @Nullable Instant lastSentAt,
        Kpis kpis) {

    /** What a row is made of, which takes a tenth of its memory: a list has more of them than it shows. */
    record Numbers(
            String id,
            String name,
            @Nullable String status,
            @Nullable SentRange sent,
            MetricValues values,
            RateBase rateBase) {

        @Nullable Instant firstSentAt() {
            return sent == null ? null : sent.first();
        }

        @Nullable Instant lastSentAt() {
            return sent == null ? null : sent.last();
        }
    }

    static SourceRow of(Numbers numbers) {
        return new SourceRow(
                numbers.id(),
                numbers.name(),
                numbers.status(),
                numbers.firstSentAt(),
                numbers.lastSentAt(),
                Kpis.of(numbers.values(), numbers.rateBase()));
    }

    static final List<Column<SourceRow>> COLUMNS = Columns.withKpis(
            List.of(
                    Column.of("id", SourceRow::id),
                    Column.of("name", SourceRow::name),
                    Column.of("status", SourceRow::status),
                    Column.of("first_sent_at", SourceRow::firstSentAt),
                    Column.of("last_sent_at", SourceRow::lastSentAt)),
            SourceRow::kpis,
            List.of());
}
