package io.touchstone.query.report;

import io.touchstone.attribution.credit.CandidatePurchase;
import io.touchstone.attribution.credit.Earned;
import io.touchstone.control.catalog.SourceNames;
import io.touchstone.facts.message.KnownSource;
import io.touchstone.facts.message.MessageSource;
import io.touchstone.facts.message.MessageStore;
import io.touchstone.facts.message.SourceStore;
import io.touchstone.query.SentBy;
import io.touchstone.query.kpi.Dimension;
import io.touchstone.query.kpi.Group;
import io.touchstone.query.kpi.KpiQuery;
import io.touchstone.query.model.AggregateShares;
import io.touchstone.rollup.MetricValues;
import io.touchstone.sql.Row;
import io.touchstone.sql.RowMemory;
import io.touchstone.sql.SqlText;
import io.touchstone.sql.Tenant;
import io.touchstone.time.TimeGroups;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Sums KPIs by how much contacts had heard before, from the facts: every message and credit of the period is read. No roll-up tells them apart, and a late event of one message would move others between its lines.
 */
final class AggregateFrequencies {

    /** In bytes, roughly, of a group and its sums. */
    private static final int WEIGHT = 600;

    /** Of about the same time, so that few messages of their contacts are looked at. */
    private static final int CREDITS_AT_ONCE = 2_000;

    /** In bytes, roughly, of a share until it is added. */
    private static final int SHARE_WEIGHT = 400;

    private static final SqlText BY_PURCHASE = SqlText.of("""
            SELECT STRAIGHT_JOIN placed_at, source_key, amount, LEAST(refunded, amount), message_key, contact_key, sent_at,
              purchase.purchase_key, purchase.id
            FROM purchase FORCE INDEX (purchase_placed)
            JOIN credit FORCE INDEX (PRIMARY) ON credit.workspace_id = purchase.workspace_id
              AND credit.purchase_key = purchase.purchase_key
            WHERE purchase.workspace_id = :workspace AND placed_at >= ? AND placed_at < ? AND (placed_at > ? OR purchase.id > ?)
              AND NOT cancelled AND NOT test AND
            """ + Earned.CONDITION);

    private static final SqlText BY_SENDING = SqlText.of("""
            SELECT STRAIGHT_JOIN sent_at, source_key, amount, LEAST(refunded, amount), message_key, contact_key, sent_at,
              purchase.purchase_key, purchase.id
            FROM credit FORCE INDEX (credit_sent)
            JOIN purchase FORCE INDEX (PRIMARY) ON purchase.workspace_id = credit.workspace_id
              AND purchase.purchase_key = credit.purchase_key
            WHERE credit.workspace_id = :workspace AND sent_at >= ? AND sent_at < ?
              AND (sent_at > ? OR message_key > ? OR message_key = ? AND credit.purchase_key > ?)
              AND NOT cancelled AND NOT test AND
            """ + Earned.CONDITION);

    /**
     * @param at of the purchase, or of the sending of the message that earned it, epoch milliseconds
     * @param contactKey of who bought, which is who got the message
     * @param sentAt of the message, epoch milliseconds
     */
    private record FrequentCredit(
            long at,
            long sourceKey,
            MetricValues earned,
            long messageKey,
            long contactKey,
            long sentAt,
            long purchaseKey,
            String purchaseId) {

        static FrequentCredit read(Row row) {
            return new FrequentCredit(
                    row.number(),
                    row.number(),
                    MetricValues.credits(1, row.decimal(), row.decimal()),
                    row.number(),
                    row.number(),
                    row.number(),
                    row.number(),
                    row.id());
        }
    }

    private final KpiQuery question;
    private final int creditsAtOnce;
    private final TimeGroups times;
    private final SourceNames names;

    /** Those that the question accepts, by key. */
    private final Map<Long, MessageSource> sources = new HashMap<>();

    private final Map<Group, MetricValues> groups = new HashMap<>();

    private AggregateFrequencies(Tenant tenant, KpiQuery question, int creditsAtOnce) {
        this.question = question;
        this.creditsAtOnce = creditsAtOnce;
        this.times = question.times();
        for (KnownSource known : SourceStore.all(tenant).values()) {
            if (question.filter().accepts(known.source())) {
                sources.put(known.key(), known.source());
            }
        }
        this.names = question.dimensions().stream().anyMatch(Dimension::isName)
                ? SentBy.names(tenant, sources.values())
                : SourceNames.NONE;
    }

    /** The groups of a question that asks for {@link Dimension#FREQUENCY}, with whatever other dimensions. */
    static Map<Group, MetricValues> groups(Tenant tenant, KpiQuery question) {
        return groups(tenant, question, CREDITS_AT_ONCE);
    }

    static Map<Group, MetricValues> groups(Tenant tenant, KpiQuery question, int creditsAtOnce) {
        AggregateFrequencies frequencies = new AggregateFrequencies(tenant, question, creditsAtOnce);
        if (!frequencies.sources.isEmpty()) {
            frequencies.addMessages(tenant);
            if (question.basis().sharing().isLast()) {
                frequencies.addCredits(tenant);
            } else {
                frequencies.addShares(tenant);
            }
        }
        return frequencies.groups;
    }

    private void addMessages(Tenant tenant) {
        MessageStore.eachFrequency(
                tenant,
                sourceKeys(),
                start(),
                end(),
                sent -> add(sent.sourceKey(), sent.sentAt(), sent.frequency(), MetricValues.of(sent.message())));
    }

    private void addCredits(Tenant tenant) {
        Optional<FrequentCredit> last = addPage(tenant, Optional.empty());
        while (last.isPresent()) {
            last = addPage(tenant, last);
        }
    }

    /** Adds the next credits, in the order of time, from the last of the page before on: the last of them, where there may be more. */
    private Optional<FrequentCredit> addPage(Tenant tenant, Optional<FrequentCredit> before) {
        return RowMemory.passing(() -> {
            List<FrequentCredit> page = page(tenant, before);
            addAll(tenant, page);
            return page.size() < creditsAtOnce ? Optional.empty() : Optional.of(page.getLast());
        });
    }

    private List<FrequentCredit> page(Tenant tenant, Optional<FrequentCredit> before) {
        long after = before.map(FrequentCredit::at).orElse(start());
        List<Object> parameters = new ArrayList<>(List.of(after, end(), after));
        SqlText sql = switch (question.basis().conversionDate()) {
            case PURCHASE -> {
                parameters.add(before.map(FrequentCredit::purchaseId).orElse(""));
                yield BY_PURCHASE;
            }
            case SEND -> {
                long message = before.map(FrequentCredit::messageKey).orElse(-1L);
                parameters.addAll(List.of(
                        message,
                        message,
                        before.map(FrequentCredit::purchaseKey).orElse(-1L)));
                yield BY_SENDING;
            }
        };
        parameters.addAll(Earned.parameters(question.basis().rule()));
        if (!question.filter().isEmpty()) {
            sql = sql.and(" AND source_key IN ?");
            parameters.add(sourceKeys());
        }
        sql = switch (question.basis().conversionDate()) {
            case PURCHASE -> sql.and(" ORDER BY placed_at, purchase.id LIMIT ?");
            case SEND -> sql.and(" ORDER BY sent_at, message_key, credit.purchase_key LIMIT ?");
        };
        parameters.add(creditsAtOnce);
        return tenant.query(sql, FrequentCredit::read, parameters.toArray());
    }

    private void addAll(Tenant tenant, List<FrequentCredit> credits) {
        LongSummaryStatistics sentAt =
                credits.stream().mapToLong(FrequentCredit::sentAt).summaryStatistics();
        if (sentAt.getCount() == 0) {
            return;
        }
        Map<Long, String> frequencies = MessageStore.frequencies(
                tenant,
                credits.stream().map(FrequentCredit::contactKey).collect(Collectors.toCollection(TreeSet::new)),
                credits.stream().map(FrequentCredit::messageKey).toList(),
                sentAt.getMin(),
                sentAt.getMax());
        for (FrequentCredit credit : credits) {
            add(credit.sourceKey(), credit.at(), frequencies.get(credit.messageKey()), credit.earned());
        }
    }

    /** As with credits, some at a time. */
    private void addShares(Tenant tenant) {
        List<FrequentCredit> shares = new ArrayList<>();
        AggregateShares.forEach(tenant, question, shared -> {
            CandidatePurchase purchase = shared.purchase();
            shared.forEach((candidate, _, share) -> {
                RowMemory.take(SHARE_WEIGHT);
                shares.add(new FrequentCredit(
                        shared.at(candidate),
                        candidate.sourceKey(),
                        share,
                        candidate.messageKey(),
                        purchase.contactKey(),
                        candidate.sentAt(),
                        purchase.key(),
                        purchase.id()));
            });
            if (shares.size() >= creditsAtOnce) {
                addAll(tenant, shares);
                shares.clear();
            }
        });
        addAll(tenant, shares);
    }

    private void add(long sourceKey, long at, @Nullable String frequency, MetricValues values) {
        MessageSource source = Objects.requireNonNull(sources.get(sourceKey));
        Group group = Group.of(times.indexOf(at), source, question.dimensions(), names)
                .withFrequency(frequency);
        if (!groups.containsKey(group)) {
            RowMemory.keep(WEIGHT);
        }
        groups.merge(group, values, MetricValues::plus);
    }

    /** None for all. */
    private Collection<Long> sourceKeys() {
        return question.filter().isEmpty() ? List.of() : sources.keySet();
    }

    private long start() {
        return question.period().start().toEpochMilli();
    }

    private long end() {
        return question.period().end().toEpochMilli();
    }
}
