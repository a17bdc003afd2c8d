package io.touchstone.query.catalog;

import static com.fasterxml.jackson.annotation.JsonInclude.Include.NON_NULL;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.touchstone.control.workspace.RateBase;
import io.touchstone.export.Column;
import io.touchstone.query.Columns;
import io.touchstone.query.ComparisonAnswer;
import io.touchstone.query.kpi.Kpis;
import io.touchstone.rollup.MetricValues;
import io.touchstone.time.Period;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A campaign or flow with its numbers.
 *
 * @param status the sender's own word for it
 * @param firstSentAt of all time, as is the last; null when it never sent a message
 * @param comparison null, and left out, when none is asked for
 */
record SourceRow(
        String id,
        String name,
        @Nullable String status,
        @Nullable Instant firstSentAt,
        @Nullable Instant lastSentAt,
        Kpis kpis,
        @JsonInclude(NON_NULL) @Nullable ComparisonAnswer comparison) {

    /**
     * What a row is made of, which takes a tenth of its memory: a list has more of them than it shows.
     *
     * @param others of the other period; null when none is asked for
     */
    record Numbers(
            String id,
            String name,
            @Nullable String status,
            @Nullable SentRange sent,
            MetricValues values,
            @Nullable MetricValues others,
            RateBase rateBase) {

        @Nullable Instant firstSentAt() {
            return sent == null ? null : sent.first();
        }

        @Nullable Instant lastSentAt() {
            return sent == null ? null : sent.last();
        }
    }

    /** @param other what is compared with */
    static SourceRow of(Numbers numbers, Optional<Period> other) {
        Kpis kpis = Kpis.of(numbers.values(), numbers.rateBase());
        Optional<ComparisonAnswer> comparison = Optional.ofNullable(numbers.others())
                .map(others -> ComparisonAnswer.of(kpis, other.orElseThrow(), Kpis.of(others, numbers.rateBase())));
        return new SourceRow(
                numbers.id(),
                numbers.name(),
                numbers.status(),
                numbers.firstSentAt(),
                numbers.lastSentAt(),
                kpis,
                comparison.orElse(null));
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
