package io.touchstone.query;

import io.touchstone.attribution.journey.AttributionRule;
import io.touchstone.attribution.journey.ConversionDate;
import io.touchstone.attribution.journey.Journey;
import io.touchstone.attribution.journey.TouchRule;
import io.touchstone.attribution.journey.Window;
import io.touchstone.control.catalog.SourceNames;
import io.touchstone.facts.message.KnownSource;
import io.touchstone.facts.message.MessageSource;
import io.touchstone.facts.message.SourceStore;
import io.touchstone.query.kpi.Group;
import io.touchstone.query.kpi.GroupOrder;
import io.touchstone.query.kpi.KpiAnswers;
import io.touchstone.query.kpi.KpiGroups;
import io.touchstone.query.kpi.KpiQuery;
import io.touchstone.query.kpi.Measurement;
import io.touchstone.query.kpi.RuleValues;
import io.touchstone.query.kpi.Totals;
import io.touchstone.query.purchase.ListedPurchase;
import io.touchstone.rollup.Metric;
import io.touchstone.rollup.MetricValues;
import io.touchstone.sql.Row;
import io.touchstone.sql.Tenant;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Computes KPIs from the facts: every message and purchase of the period is read. */
class AggregateKpis implements KpiAnswers {

    /** Purchases whose journeys are read at once. */
    private static final int CHUNK = 2_000;

    private record Adding(
            KpiQuery question, Map<Long, KnownSource> sources, SourceNames names, Map<Group, MetricValues> groups) {

        void add(long sourceKey, long at, MetricValues values) {
            int time = question.times().indexOf(at);
            MessageSource source =
                    Objects.requireNonNull(sources.get(sourceKey)).source();
            if (time >= 0 && question.filter().accepts(source)) {
                groups.merge(Group.of(time, source, question.dimensions(), names), values, MetricValues::plus);
            }
        }
    }

    private record SentMessage(long sourceKey, long sentAt, MetricValues values) {}

    @Override
    public Map<Group, MetricValues> groups(Tenant tenant, KpiQuery question) {
        Map<Long, KnownSource> sources = SourceStore.all(tenant);
        SourceNames names = SentBy.names(
                tenant, sources.values().stream().map(KnownSource::source).toList());
        Adding adding = new Adding(question, sources, names, new HashMap<>());
        addMessages(tenant, adding);
        addCredits(tenant, adding);
        return adding.groups();
    }

    @Override
    public void walk(
            Tenant tenant,
            KpiQuery question,
            GroupOrder order,
            @Nullable Group after,
            Predicate<Entry<Group, MetricValues>> consumer) {
        groups(tenant, question).entrySet().stream()
                .filter(group -> !group.getValue().isZero())
                .filter(group -> after == null || order.compare(group.getKey(), after) > 0)
                .sorted(Entry.comparingByKey(order))
                .takeWhile(consumer)
                .forEach(_ -> {});
    }

    @Override
    public Map<Integer, Totals> totals(Tenant tenant, KpiQuery question) {
        Map<Integer, Totals> totals = new HashMap<>();
        tenant.stream(
                AggregatePurchases.COUNTED,
                ListedPurchase::read,
                purchase -> totals.merge(
                        question.times().indexOf(purchase.placedAt()),
                        Totals.of(purchase.amount(), purchase.refunded()),
                        Totals::plus),
                question.period().start().toEpochMilli(),
                question.period().end().toEpochMilli());
        return totals;
    }

    @Override
    public List<KpiGroups> answer(Tenant tenant, List<KpiQuery> questions) {
        List<KpiGroups> groups = new ArrayList<>();
        for (KpiQuery question : questions) {
            groups.add(new KpiGroups(groups(tenant, question), totals(tenant, question)));
        }
        return groups;
    }

    @Override
    public List<RuleValues> rules(Tenant tenant, KpiQuery question) {
        List<RuleValues> all = new ArrayList<>();
        for (TouchRule touch : TouchRule.values()) {
            for (Window window : Window.values()) {
                Measurement basis = new Measurement(
                        new AttributionRule(touch, window, window),
                        question.basis().sharing(),
                        question.basis().conversionDate(),
                        question.basis().rateBase());
                MetricValues values = groups(tenant, question.by(basis)).values().stream()
                        .reduce(MetricValues.ZERO, MetricValues::plus);
                all.add(new RuleValues(touch, window, values));
            }
        }
        return all;
    }

    private static void addMessages(Tenant tenant, Adding adding) {
        KpiQuery question = adding.question();
        tenant.stream(
                """
                SELECT source_key, sent_at, COALESCE(delivered_at, answered_at, ref_clicked_at) IS NOT NULL, failed_at IS NOT NULL,
                       COALESCE(read_at, answered_at, ref_clicked_at) IS NOT NULL,
                       responses + answer_responses, clicks + ref_clicks, machine_clicks + ref_machine_clicks,
                       text_replies + answer_text_replies, opted_out OR answer_opted_out, cost, cost_estimated, read_receipt
                FROM message WHERE workspace_id = :workspace AND sent_at >= ? AND sent_at < ?
                """,
                AggregateKpis::readMessage,
                message -> adding.add(message.sourceKey(), message.sentAt(), message.values()),
                question.period().start().toEpochMilli(),
                question.period().end().toEpochMilli());
    }

    private static SentMessage readMessage(Row row) {
        long sourceKey = row.number();
        long sentAt = row.number();
        boolean delivered = row.flag();
        boolean failed = row.flag() && !delivered;
        boolean read = row.flag();
        int responses = row.integer();
        int clicks = row.integer();
        Map<Metric, Integer> counts = new EnumMap<>(Metric.class);
        counts.put(Metric.SENT, 1);
        counts.put(Metric.DELIVERED, delivered ? 1 : 0);
        counts.put(Metric.FAILED, failed ? 1 : 0);
        counts.put(Metric.READ, read ? 1 : 0);
        counts.put(Metric.RESPONDED, responses > 0 ? 1 : 0);
        counts.put(Metric.CLICKED, clicks > 0 ? 1 : 0);
        counts.put(Metric.INTERACTED, responses + clicks > 0 ? 1 : 0);
        counts.put(Metric.RESPONSES, responses);
        counts.put(Metric.CLICKS, clicks);
        counts.put(Metric.MACHINE_CLICKS, row.integer());
        counts.put(Metric.TEXT_REPLIES, row.integer());
        counts.put(Metric.OPT_OUTS, row.flag() ? 1 : 0);
        BigDecimal known = row.decimal();
        BigDecimal cost = row.flag() && failed ? BigDecimal.ZERO : known;
        boolean readReceipt = row.flag();
        counts.put(Metric.INTERACTED_UNREAD, responses + clicks > 0 && !readReceipt ? 1 : 0);
        MetricValues values = MetricValues.of(
                Metric.OF_MESSAGES,
                metric -> Objects.requireNonNull(counts.get(metric), metric.code()),
                metric -> metric == Metric.COST ? cost : unknown(metric));
        return new SentMessage(sourceKey, sentAt, values);
    }

    private static BigDecimal unknown(Metric metric) {
        throw new AssertionError(metric + " is not computed from the facts");
    }

    /** By send date any purchase may count, whenever it was: a message can be touched long after it was sent. */
    private static void addCredits(Tenant tenant, Adding adding) {
        KpiQuery question = adding.question();
        boolean bySend = question.basis().conversionDate() == ConversionDate.SEND;
        List<ListedPurchase> purchases = tenant.query(
                AggregatePurchases.COUNTED,
                ListedPurchase::read,
                bySend ? Long.MIN_VALUE : question.period().start().toEpochMilli(),
                bySend ? Long.MAX_VALUE : question.period().end().toEpochMilli());
        for (int from = 0; from < purchases.size(); from += CHUNK) {
            List<ListedPurchase> chunk = purchases.subList(from, Math.min(from + CHUNK, purchases.size()));
            Map<Long, Journey> journeys = journeys(tenant, chunk);
            for (ListedPurchase purchase : chunk) {
                Journey journey = purchase.contactKey() == null ? null : journeys.get(purchase.contactKey());
                if (journey != null) {
                    journey.credit(purchase.placedAt(), question.basis().rule())
                            .ifPresent(touch -> adding.add(
                                    touch.sourceKey(),
                                    bySend ? touch.sentAt() : purchase.placedAt(),
                                    MetricValues.credits(1, purchase.amount(), purchase.refunded())));
                }
            }
        }
    }

    private static Map<Long, Journey> journeys(Tenant tenant, List<ListedPurchase> purchases) {
        Set<Long> contacts = new HashSet<>();
        purchases.stream()
                .map(ListedPurchase::contactKey)
                .flatMap(Stream::ofNullable)
                .forEach(contacts::add);
        return AggregateJourneys.of(tenant, contacts);
    }
}
