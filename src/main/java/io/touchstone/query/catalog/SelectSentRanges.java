package io.touchstone.query.catalog;

import io.touchstone.facts.message.KnownSource;
import io.touchstone.facts.message.MessageSource;
import io.touchstone.sql.Tenant;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** First and last sent of every campaign, or of every flow, that ever sent a message. */
final class SelectSentRanges {

    private record SourceRange(long sourceKey, SentRange range) {}

    private SelectSentRanges() {}

    /**
     * Grouped by all that comes before sent_at in the index message_source, so that the database skips from group to group
     * instead of reading every message.
     *
     * @param idOf which of a source's ids to go by; sources without one are left out
     */
    static Map<String, SentRange> by(
            Tenant tenant, Map<Long, KnownSource> sources, Function<MessageSource, @Nullable String> idOf) {
        Map<String, SentRange> ranges = new HashMap<>();
        for (SourceRange entry : tenant.query(
                """
                SELECT source_key, MIN(sent_at), MAX(sent_at) FROM message
                WHERE workspace_id = :workspace AND source_key IS NOT NULL GROUP BY workspace_id, source_key, stage
                """,
                row -> new SourceRange(
                        row.number(),
                        new SentRange(Instant.ofEpochMilli(row.number()), Instant.ofEpochMilli(row.number()))))) {
            String id = idOf.apply(
                    Objects.requireNonNull(sources.get(entry.sourceKey())).source());
            if (id != null) {
                ranges.merge(id, entry.range(), SentRange::plus);
            }
        }
        return ranges;
    }
}
