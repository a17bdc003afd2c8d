package io.touchstone.query.placebo;

import io.touchstone.attribution.credit.SelectMessagedBuyers;
import io.touchstone.attribution.journey.TouchRule;
import io.touchstone.attribution.placebo.Placebo;
import io.touchstone.attribution.placebo.PlaceboFigures;
import io.touchstone.attribution.placebo.PlaceboMessage;
import io.touchstone.attribution.placebo.PlaceboPurchase;
import io.touchstone.attribution.placebo.PlaceboRule;
import io.touchstone.event.SourceKind;
import io.touchstone.facts.message.KnownSource;
import io.touchstone.facts.message.MessageSource;
import io.touchstone.facts.message.SourceStore;
import io.touchstone.query.kpi.SourceFilter;
import io.touchstone.sql.Row;
import io.touchstone.sql.RowMemory;
import io.touchstone.sql.Tenant;
import io.touchstone.time.Period;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The facts that a placebo is made of: of contacts who bought and got a message in the period, some at a time, their messages, touches and
 * purchases.
 */
final class SelectPlacebo {

    /** In bytes, roughly: a message's line, what is read of its touches, its places in a map and in lists, and what a placebo makes of it. */
    private static final int MESSAGE_WEIGHT = 400;

    /** In bytes, roughly: a purchase's line, its amount, and its place in a list. */
    private static final int PURCHASE_WEIGHT = 200;

    /** A message while its touches are read. */
    private static final class TouchedMessage {

        private final long sentAt;
        private final boolean asked;
        private @Nullable Long first;
        private @Nullable Long last;

        TouchedMessage(long sentAt, boolean asked) {
            this.sentAt = sentAt;
            this.asked = asked;
        }

        void touch(long at, boolean counts) {
            if (counts && (first == null || at < first)) {
                first = at;
            }
            if (last == null || at > last) {
                last = at;
            }
        }

        PlaceboMessage whole() {
            return new PlaceboMessage(sentAt, asked, first, last);
        }
    }

    private record SentLine(long contactKey, long messageKey, long at, long sourceKey) {

        static SentLine read(Row row) {
            return new SentLine(row.number(), row.number(), row.number(), row.number());
        }
    }

    private record TouchLine(long messageKey, long at, TouchRule strength) {

        static TouchLine read(Row row) {
            return new TouchLine(row.number(), row.number(), TouchRule.of(row.integer()));
        }
    }

    private record PlacedLine(long contactKey, long at, BigDecimal revenue) {

        /** Nobody gets back more than they paid. */
        static PlacedLine read(Row row) {
            long contactKey = row.number();
            long at = row.number();
            BigDecimal amount = row.decimal();
            return new PlacedLine(contactKey, at, amount.subtract(row.decimal().min(amount)));
        }
    }

    /** What is known of one contact. */
    private record BuyerFacts(List<TouchedMessage> messages, List<PlaceboPurchase> purchases) {

        BuyerFacts() {
            this(new ArrayList<>(), new ArrayList<>());
        }
    }

    private final Tenant tenant;
    private final PlaceboRule rule;
    private final SourceFilter campaigns;
    private final long from;
    private final long to;

    private SelectPlacebo(Tenant tenant, Period period, PlaceboRule rule, SourceFilter campaigns) {
        this.tenant = tenant;
        this.rule = rule;
        this.campaigns = campaigns;
        this.from = period.start().toEpochMilli();
        this.to = period.end().toEpochMilli();
    }

    /**
     * What the placebo of some campaigns' messages of a period finds.
     *
     * @param tenant sees one state of the database
     * @param period of sending
     * @param campaigns no flows
     */
    static PlaceboFigures of(Tenant tenant, Period period, PlaceboRule rule, SourceFilter campaigns) {
        return new SelectPlacebo(tenant, period, rule, campaigns).figures();
    }

    private PlaceboFigures figures() {
        Placebo placebo = new Placebo(rule, lastPurchase());
        Map<Long, KnownSource> sources = SourceStore.all(tenant);
        SelectMessagedBuyers.forEach(
                tenant,
                from,
                to,
                contactKeys -> facts(contactKeys, sources)
                        .values()
                        .forEach(facts -> placebo.add(
                                facts.messages().stream()
                                        .map(TouchedMessage::whole)
                                        .toList(),
                                facts.purchases())));
        return placebo.figures();
    }

    /** When the last counted purchase was placed; before all time where there is none. */
    private long lastPurchase() {
        return tenant.query("""
                        SELECT placed_at FROM purchase FORCE INDEX (purchase_placed)
                        WHERE workspace_id = :workspace AND placed_at IS NOT NULL AND NOT cancelled AND NOT test
                        ORDER BY placed_at DESC LIMIT 1
                        """, Row::number).stream().findFirst().orElse(Long.MIN_VALUE);
    }

    /** By contact, of those who got a message that is asked about. */
    private Map<Long, BuyerFacts> facts(List<Long> contactKeys, Map<Long, KnownSource> sources) {
        Map<Long, BuyerFacts> facts = new HashMap<>();
        contactKeys.forEach(contactKey -> facts.put(contactKey, new BuyerFacts()));
        Map<Long, TouchedMessage> messages = new HashMap<>();
        tenant.stream(
                """
                SELECT contact_key, message_key, sent_at, source_key FROM message FORCE INDEX (message_contact_sent)
                WHERE workspace_id = :workspace AND contact_key IN ? AND sent_at IS NOT NULL
                """,
                SentLine::read,
                sent -> {
                    MessageSource source = Objects.requireNonNull(sources.get(sent.sourceKey()))
                            .source();
                    if (source.kind() == SourceKind.CAMPAIGN) {
                        TouchedMessage message = new TouchedMessage(sent.at(), isAsked(sent.at(), source));
                        messages.put(sent.messageKey(), message);
                        factsOf(sent.contactKey(), facts).messages().add(message);
                        RowMemory.take(MESSAGE_WEIGHT);
                    }
                },
                contactKeys);
        facts.values().removeIf(known -> known.messages().stream().noneMatch(message -> message.asked));
        if (facts.isEmpty()) {
            return facts;
        }
        List<Long> asked = List.copyOf(facts.keySet());
        tenant.stream(
                """
                SELECT message_key, touched_at, strength FROM touch FORCE INDEX (PRIMARY)
                WHERE workspace_id = :workspace AND contact_key IN ?
                """,
                TouchLine::read,
                touch -> {
                    TouchedMessage message = messages.get(touch.messageKey());
                    if (message != null) {
                        message.touch(touch.at(), touch.strength().compareTo(rule.touch()) >= 0);
                    }
                },
                asked);
        tenant.stream(
                """
                SELECT contact_key, placed_at, amount, refunded FROM purchase FORCE INDEX (purchase_contact)
                WHERE workspace_id = :workspace AND contact_key IN ? AND placed_at IS NOT NULL AND NOT cancelled AND NOT test
                """,
                PlacedLine::read,
                placed -> {
                    factsOf(placed.contactKey(), facts)
                            .purchases()
                            .add(new PlaceboPurchase(placed.at(), placed.revenue()));
                    RowMemory.take(PURCHASE_WEIGHT);
                },
                asked);
        return facts;
    }

    private boolean isAsked(long sentAt, MessageSource source) {
        return sentAt >= from && sentAt < to && campaigns.accepts(source);
    }

    private static BuyerFacts factsOf(long contactKey, Map<Long, BuyerFacts> facts) {
        return Objects.requireNonNull(facts.get(contactKey));
    }
}
