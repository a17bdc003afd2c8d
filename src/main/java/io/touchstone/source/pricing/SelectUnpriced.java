package io.touchstone.source.pricing;

import io.touchstone.source.ratecard.Price;
import io.touchstone.sql.Tenant;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How many messages have no price, and why. */
public final class SelectUnpriced {

    private static final List<String> CODES =
            Arrays.stream(Price.Why.values()).map(Price.Why::code).toList();

    /**
     * Some messages without a price.
     *
     * @param category of pricing, in the one spelling of events; null where the platform said none
     */
    public record UnpricedMessages(
            Price.Why reason, @Nullable String category, long messages) {}

    private SelectUnpriced() {}

    /** Those whose status is of a time from then on, by reason and category, most first. */
    public static List<UnpricedMessages> since(Tenant tenant, Instant from) {
        return tenant
                .query(
                        """
                        SELECT why, category, COUNT(*) FROM priced_message FORCE INDEX (priced_message_why)
                        WHERE workspace_id = :workspace AND why IN ? AND status_at >= ? GROUP BY why, category
                        """,
                        row -> new UnpricedMessages(
                                Price.Why.valueOf(row.text().toUpperCase(Locale.ROOT)), row.idOrNull(), row.number()),
                        CODES,
                        from.toEpochMilli())
                .stream()
                .sorted(Comparator.comparing(UnpricedMessages::messages)
                        .reversed()
                        .thenComparing(UnpricedMessages::reason)
                        .thenComparing(unpriced -> String.valueOf(unpriced.category())))
                .toList();
    }
}
