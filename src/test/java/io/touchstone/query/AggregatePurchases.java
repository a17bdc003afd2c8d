package io.touchstone.query;

import io.touchstone.attribution.journey.ConversionDate;
import io.touchstone.attribution.journey.Journey;
import io.touchstone.attribution.journey.Touch;
import io.touchstone.attribution.model.PurchaseShare;
import io.touchstone.event.CodePointOrder;
import io.touchstone.facts.message.KnownSource;
import io.touchstone.facts.message.SourceStore;
import io.touchstone.query.purchase.CreditedPurchase;
import io.touchstone.query.purchase.CreditedPurchase.EarnedPart;
import io.touchstone.query.purchase.ListedPurchase;
import io.touchstone.query.purchase.PurchaseAnswers;
import io.touchstone.query.purchase.PurchaseOrder;
import io.touchstone.query.purchase.PurchaseOrder.PurchasePosition;
import io.touchstone.query.purchase.PurchaseQuery;
import io.touchstone.query.purchase.PurchaseState;
import io.touchstone.sql.Tenant;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;

/** Looks at all purchases there are, and computes what earned them from the touches of their contacts. It does not search. */
class AggregatePurchases implements PurchaseAnswers {

    /** For {@link ListedPurchase#read}; a cancelled or test purchase counts nowhere, and one without a time is not known. */
    static final String COUNTED = """
            SELECT id, order_name, contact_key, placed_at, amount, LEAST(refunded, amount)
            FROM purchase WHERE workspace_id = :workspace AND NOT cancelled AND NOT test AND placed_at >= ? AND placed_at < ?
            """;

    private static final String PLACED = """
            SELECT id, order_name, contact_key, placed_at, amount, LEAST(refunded, amount), cancelled, test
            FROM purchase WHERE workspace_id = :workspace AND placed_at IS NOT NULL
            """;

    private record StatedPurchase(ListedPurchase purchase, PurchaseState state) {}

    @Override
    public Iterable<CreditedPurchase> find(Tenant tenant, PurchaseQuery question) {
        Map<Long, KnownSource> sources = SourceStore.all(tenant);
        List<StatedPurchase> all = tenant.query(PLACED, row -> {
            ListedPurchase purchase = ListedPurchase.read(row);
            boolean cancelled = row.flag();
            boolean test = row.flag();
            return new StatedPurchase(
                    purchase, test ? PurchaseState.TEST : cancelled ? PurchaseState.CANCELLED : PurchaseState.COUNTED);
        });
        Set<Long> contacts = new HashSet<>();
        all.stream()
                .map(stated -> stated.purchase().contactKey())
                .filter(Objects::nonNull)
                .forEach(contacts::add);
        Map<Long, Journey> journeys = AggregateJourneys.of(tenant, contacts);
        Comparator<CreditedPurchase> order =
                Comparator.comparing(credited -> place(question.order(), credited.purchase()), order(question.order()));
        PurchasePosition after = question.after();
        return all.stream()
                .filter(stated -> question.states().contains(stated.state()))
                .map(stated -> credited(stated, journeys, sources, question))
                .filter(credited -> accepts(question, credited))
                .filter(credited -> after == null
                        || order(question.order()).compare(place(question.order(), credited.purchase()), after) > 0)
                .sorted(order)
                .limit(question.count())
                .toList();
    }

    private static CreditedPurchase credited(
            StatedPurchase stated,
            Map<Long, Journey> journeys,
            Map<Long, KnownSource> sources,
            PurchaseQuery question) {
        ListedPurchase purchase = stated.purchase();
        Journey journey = stated.state() == PurchaseState.COUNTED ? journeys.get(purchase.contactKey()) : null;
        List<Touch> candidates = journey == null ? List.of() : journey.qualified(purchase.placedAt(), question.rule());
        if (candidates.isEmpty()) {
            return new CreditedPurchase(purchase, List.of());
        }
        long[] touchedAt = candidates.stream().mapToLong(Touch::at).toArray();
        List<PurchaseShare> shares = PurchaseShare.of(
                question.sharing().model().weights(touchedAt, question.sharing().halfLife()),
                units(purchase.amount(), question),
                units(purchase.refunded(), question));
        return new CreditedPurchase(
                purchase,
                IntStream.range(0, candidates.size())
                        .filter(i -> !shares.get(i).isNothing())
                        .mapToObj(i -> new EarnedPart(
                                candidates.get(i),
                                Objects.requireNonNull(
                                                sources.get(candidates.get(i).sourceKey()))
                                        .source(),
                                shares.get(i)))
                        .toList());
    }

    private static long units(BigDecimal amount, PurchaseQuery question) {
        return amount.movePointRight(question.decimals()).longValueExact();
    }

    private static boolean accepts(PurchaseQuery question, CreditedPurchase credited) {
        boolean bySending = question.date() == ConversionDate.SEND;
        boolean attributed = !credited.parts().isEmpty();
        return (bySending || isWithin(question, credited.purchase().placedAt()))
                && (question.attributed() == null || question.attributed() == attributed)
                && ((question.filter().isEmpty() && !bySending)
                        || credited.parts().stream()
                                .anyMatch(part -> question.filter().accepts(part.source())
                                        && (!bySending
                                                || isWithin(
                                                        question, part.touch().sentAt()))))
                && (question.contactKey() == null
                        || question.contactKey().equals(credited.purchase().contactKey()));
    }

    private static boolean isWithin(PurchaseQuery question, long at) {
        return at >= question.period().start().toEpochMilli()
                && at < question.period().end().toEpochMilli();
    }

    private static PurchasePosition place(PurchaseOrder order, ListedPurchase purchase) {
        BigDecimal value = switch (order.by()) {
            case PURCHASED_AT -> new BigDecimal(purchase.placedAt());
            case AMOUNT -> purchase.amount();
            case REVENUE -> purchase.amount().subtract(purchase.refunded());
        };
        return new PurchasePosition(value, purchase.id());
    }

    /** Newest first is by the greatest id; money by the smallest, either way. */
    private static Comparator<PurchasePosition> order(PurchaseOrder order) {
        boolean byGreatestId = order.by() == PurchaseOrder.SortedBy.PURCHASED_AT && order.descending();
        return (left, right) -> {
            int byValue = left.value().compareTo(right.value());
            int byId = CodePointOrder.INSTANCE.compare(left.id(), right.id());
            if (byValue != 0) {
                return order.descending() ? -byValue : byValue;
            }
            return byGreatestId ? -byId : byId;
        };
    }
}
