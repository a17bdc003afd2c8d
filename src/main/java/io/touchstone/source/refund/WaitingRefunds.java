package io.touchstone.source.refund;

import io.touchstone.control.access.CurrentWorkspace;
import io.touchstone.control.workspace.SelectWorkspace;
import io.touchstone.control.workspace.Workspace;
import io.touchstone.erasure.ErasedIds;
import io.touchstone.event.Event;
import io.touchstone.source.IgnoredReason;
import io.touchstone.source.Part;
import io.touchstone.sql.Tenant;
import io.touchstone.sql.Transactions;
import io.touchstone.tenant.WorkspaceId;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Tells what refunds come to that were told in the currency of the buyer. */
@Singleton
public class WaitingRefunds {

    /** @param refundId empty of the order itself */
    private record RefundKey(String purchaseId, String refundId) implements Comparable<RefundKey> {

        @Override
        public int compareTo(RefundKey other) {
            int byPurchase = purchaseId.compareTo(other.purchaseId);
            return byPurchase == 0 ? refundId.compareTo(other.refundId) : byPurchase;
        }
    }

    private static final String ORDER = "";

    private final Transactions transactions;
    private final ErasedIds erased;

    WaitingRefunds(Transactions transactions, ErasedIds erased) {
        this.transactions = transactions;
        this.erased = erased;
    }

    /**
     * The parts with events in the place of each {@link Part.PaidOrder} and {@link Part.PaidRefund}, after what these say is durable: of a
     * refund its own, or that it waits; of an order those of all refunds that have waited for it. So who stores these events, and repeats both
     * calls where one of them failed, misses none. Nothing is asked of the database where there are none of these parts. Events name an order as
     * the parts do, for intake, and have the ids that come of that; what is kept may go by another id, since somebody was erased.
     */
    public List<Part> settle(WorkspaceId workspace, List<Part> parts) {
        TreeMap<RefundKey, PaidMoney> told = new TreeMap<>();
        parts.stream()
                .flatMap(part -> money(part).stream())
                .forEach(money -> told.merge(key(money), money, WaitingRefunds::later));
        if (told.isEmpty()) {
            return parts;
        }
        Optional<List<PaidMoney>> known = Optional.empty();
        while (known.isEmpty()) {
            known = tryToTell(workspace, told.values());
        }
        return settled(parts, events(byKey(known.get())));
    }

    /** All that is known then of these orders, by the ids that they have here; empty where somebody was erased meanwhile. */
    private Optional<List<PaidMoney>> tryToTell(WorkspaceId workspace, Collection<PaidMoney> sent) {
        Set<String> sentIds = sent.stream().map(PaidMoney::purchaseId).collect(Collectors.toSet());
        Map<String, String> ids = transactions.statement(workspace, tenant -> erased.purchases(tenant, sentIds));
        Map<String, String> sentById = new HashMap<>();
        sentIds.forEach(id -> sentById.put(ids.getOrDefault(id, id), id));
        TreeMap<RefundKey, PaidMoney> told = new TreeMap<>();
        sent.stream()
                .map(money -> money.of(ids.getOrDefault(money.purchaseId(), money.purchaseId())))
                .forEach(money -> told.put(key(money), money));
        List<PaidMoney> known =
                transactions.statement(workspace, tenant -> PaidMoneyStore.find(tenant, sentById.keySet()));
        if (!changes(byKey(known), told).isEmpty()) {
            if (!transactions.write(workspace, tenant -> save(tenant, sentById.keySet(), told))) {
                return Optional.empty();
            }
            // Whoever came in between has either seen this, or is seen now.
            known = transactions.statement(workspace, tenant -> PaidMoneyStore.find(tenant, sentById.keySet()));
        }
        return Optional.of(known.stream()
                .map(money -> money.of(sentById.getOrDefault(money.purchaseId(), money.purchaseId())))
                .toList());
    }

    /** Whether they still go by these ids. */
    private boolean save(Tenant tenant, Set<String> purchases, TreeMap<RefundKey, PaidMoney> told) {
        // So that nobody is erased until this stands.
        Workspace held = SelectWorkspace.hold(tenant).orElseThrow(CurrentWorkspace::gone);
        if (!erased.purchases(tenant, held, purchases).isEmpty()) {
            return false;
        }
        PaidMoneyStore.replace(tenant, changes(byKey(PaidMoneyStore.lock(tenant, purchases)), told));
        return true;
    }

    private static List<PaidMoney> changes(Map<RefundKey, PaidMoney> known, TreeMap<RefundKey, PaidMoney> told) {
        return told.values().stream()
                .filter(money -> {
                    PaidMoney before = known.get(key(money));
                    return before == null || before.rank().compareTo(money.rank()) < 0;
                })
                .toList();
    }

    private static Map<RefundKey, Event> events(Map<RefundKey, PaidMoney> known) {
        Map<RefundKey, Event> events = new TreeMap<>();
        known.forEach((key, refund) -> {
            PaidMoney order = known.get(new RefundKey(key.purchaseId(), ORDER));
            if (!key.refundId().equals(ORDER)
                    && order != null
                    && order.paid().currency().equals(refund.paid().currency())) {
                refund.event(order).ifPresent(event -> events.put(key, event));
            }
        });
        return events;
    }

    private static List<Part> settled(List<Part> parts, Map<RefundKey, Event> events) {
        Set<RefundKey> ownParts = new HashSet<>();
        parts.forEach(part -> {
            if (part instanceof Part.PaidRefund refund) {
                ownParts.add(new RefundKey(refund.purchaseId(), refund.refundId()));
            }
        });
        List<Part> settled = new ArrayList<>(parts.size());
        for (Part part : parts) {
            switch (part) {
                case Part.PaidRefund refund -> {
                    Event event = events.get(new RefundKey(refund.purchaseId(), refund.refundId()));
                    settled.add(
                            event == null
                                    ? new Part.Ignored(refund.kind(), IgnoredReason.WAITS)
                                    : new Part.Fact(refund.kind(), event));
                }
                case Part.PaidOrder order ->
                    events.forEach((key, event) -> {
                        if (key.purchaseId().equals(order.purchaseId()) && !ownParts.contains(key)) {
                            settled.add(new Part.Fact(order.kind(), event));
                        }
                    });
                case Part.Fact _, Part.Charge _, Part.Forgotten _, Part.Ignored _ -> settled.add(part);
            }
        }
        return settled;
    }

    private static Optional<PaidMoney> money(Part part) {
        return switch (part) {
            case Part.PaidOrder order ->
                Optional.of(new PaidMoney(order.purchaseId(), ORDER, order.at(), order.paid(), order.shop()));
            case Part.PaidRefund refund ->
                Optional.of(new PaidMoney(refund.purchaseId(), refund.refundId(), refund.at(), refund.paid(), null));
            case Part.Fact _, Part.Charge _, Part.Forgotten _, Part.Ignored _ -> Optional.empty();
        };
    }

    private static PaidMoney later(PaidMoney one, PaidMoney other) {
        return one.rank().compareTo(other.rank()) < 0 ? other : one;
    }

    private static Map<RefundKey, PaidMoney> byKey(List<PaidMoney> all) {
        Map<RefundKey, PaidMoney> byKey = new HashMap<>();
        all.forEach(money -> byKey.put(key(money), money));
        return byKey;
    }

    private static RefundKey key(PaidMoney money) {
        return new RefundKey(money.purchaseId(), money.refundId());
    }
}
