package io.touchstone.source.pricing;

import io.touchstone.control.access.CurrentWorkspace;
import io.touchstone.control.workspace.SelectWorkspace;
import io.touchstone.control.workspace.Workspace;
import io.touchstone.erasure.ErasedIds;
import io.touchstone.event.Event;
import io.touchstone.source.Part;
import io.touchstone.source.pricing.KeptMessage.Connected;
import io.touchstone.source.ratecard.MarketMap;
import io.touchstone.source.ratecard.PriceBook;
import io.touchstone.source.ratecard.PricedStatus;
import io.touchstone.source.ratecard.RecipientRegion;
import io.touchstone.sql.Tenant;
import io.touchstone.sql.Transactions;
import io.touchstone.tenant.WorkspaceId;
import io.touchstone.time.LocalCalendar;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Prices messages as a platform tells of them. */
@Singleton
public class MessagePricing {

    private final Transactions transactions;
    private final RateCards cards;
    private final ErasedIds erased;

    MessagePricing(Transactions transactions, RateCards cards, ErasedIds erased) {
        this.transactions = transactions;
        this.cards = cards;
        this.erased = erased;
    }

    /** What the parts of a body say of prices, in their order. */
    public static List<PricedStatus> statuses(Collection<Part> parts) {
        return parts.stream()
                .filter(Part.Charge.class::isInstance)
                .map(Part.Charge.class::cast)
                .map(charge -> new PricedStatus(
                        charge.messageId(),
                        charge.at(),
                        charge.delivered(),
                        RecipientRegion.of(charge.phone(), charge.whatsappUserId())
                                .orElse(null),
                        charge.category(),
                        charge.type(),
                        charge.billable(),
                        charge.model()))
                .toList();
    }

    /**
     * Keeps what statuses say, in one transaction, and tells the price of each of their messages as it stands: of all of them, and not only
     * where it is new. So who stores these events, and repeats both calls where one of them failed, misses none and says none
     * twice, as their ids come from what they say. In any order, and repeated, statuses come to the same prices.
     *
     * <p>Two statements where nothing is new; two more and a commit where messages are, and two more where a price is corrected.
     *
     * @param accountTimeZone of the account at WhatsApp: its days are those of the prices
     * @param statuses none is no work; as many as a body has
     * @return by the message's id as the status has it, for intake; what it says may go by another one, since somebody was erased
     */
    public Map<String, Event.MessagePriced> price(
            WorkspaceId workspace, String connectionId, ZoneId accountTimeZone, List<PricedStatus> statuses) {
        Optional<Map<String, Event.MessagePriced>> priced = Optional.empty();
        while (priced.isEmpty()) {
            priced = tryToPrice(workspace, connectionId, accountTimeZone, statuses);
        }
        return priced.get();
    }

    /** Empty where somebody was erased meanwhile. */
    private Optional<Map<String, Event.MessagePriced>> tryToPrice(
            WorkspaceId workspace, String connectionId, ZoneId accountTimeZone, List<PricedStatus> statuses) {
        if (statuses.isEmpty()) {
            return Optional.of(Map.of());
        }
        Map<String, String> ids = transactions.statement(
                workspace,
                tenant -> erased.messages(
                        tenant,
                        statuses.stream()
                                .map(PricedStatus::messageId)
                                .distinct()
                                .toList()));
        Map<String, List<PricedStatus>> byMessage = new TreeMap<>();
        statuses.stream()
                .map(status -> status.of(ids.getOrDefault(status.messageId(), status.messageId())))
                .forEach(status -> byMessage
                        .computeIfAbsent(status.messageId(), _ -> new ArrayList<>())
                        .add(status));
        PriceBook book = book(workspace, accountTimeZone, statuses);
        Pricing pricing = new Pricing(byMessage, new Connected(connectionId, accountTimeZone), book);
        Map<String, KeptMessage> before =
                transactions.statement(workspace, tenant -> PricedMessageStore.find(tenant, byMessage.keySet()));
        Map<String, KeptMessage> after = pricing.after(before);
        if (!after.equals(before)) {
            // What was read is good for one try: whoever was faster has changed it.
            AtomicReference<@Nullable Map<String, KeptMessage>> read = new AtomicReference<>(before);
            Optional<Map<String, KeptMessage>> saved = transactions.write(workspace, tenant -> {
                // So that nobody is erased until this stands.
                Workspace locked = SelectWorkspace.hold(tenant).orElseThrow(CurrentWorkspace::gone);
                return erased.messages(tenant, locked, byMessage.keySet()).isEmpty()
                        ? Optional.of(pricing.save(tenant, read.getAndSet(null)))
                        : Optional.empty();
            });
            if (saved.isEmpty()) {
                return Optional.empty();
            }
            after = saved.get();
        }
        return Optional.of(bySentId(statuses, ids, after));
    }

    private static Map<String, Event.MessagePriced> bySentId(
            List<PricedStatus> statuses, Map<String, String> ids, Map<String, KeptMessage> kept) {
        Map<String, Event.MessagePriced> byId = new HashMap<>();
        kept.forEach((id, message) ->
                Optional.ofNullable(message.message().said()).ifPresent(said -> byId.put(id, said.event())));
        Map<String, Event.MessagePriced> bySentId = new TreeMap<>();
        statuses.forEach(
                status -> Optional.ofNullable(byId.get(ids.getOrDefault(status.messageId(), status.messageId())))
                        .ifPresent(price -> bySentId.put(status.messageId(), price)));
        return bySentId;
    }

    private PriceBook book(WorkspaceId workspace, ZoneId zone, List<PricedStatus> statuses) {
        LocalCalendar calendar = new LocalCalendar(zone);
        List<LocalDate> days = statuses.stream()
                .map(status -> calendar.dayOf(status.at()))
                .sorted(Comparator.naturalOrder())
                .toList();
        CardShelf shelf = cards.remembered(workspace);
        return new PriceBook(
                cards.inEffect(workspace, shelf, days.getFirst(), days.getLast()),
                MarketMap.shipped(),
                calendar,
                shelf.workspaceCurrency());
    }

    /** The statuses of some messages, and what they are priced by. */
    private record Pricing(Map<String, List<PricedStatus>> byMessage, Connected connection, PriceBook book) {

        /** All messages, as they are with these statuses. @param before those that are kept */
        Map<String, KeptMessage> after(Map<String, KeptMessage> before) {
            Map<String, KeptMessage> after = new TreeMap<>();
            byMessage.forEach(
                    (id, statuses) -> after.put(id, KeptMessage.with(before.get(id), statuses, connection, book)));
            return after;
        }

        /** @param read what is kept of them, as it was read just now; null where it is to be read again */
        Map<String, KeptMessage> save(Tenant tenant, @Nullable Map<String, KeptMessage> read) {
            Map<String, KeptMessage> before =
                    read == null ? PricedMessageStore.find(tenant, byMessage.keySet()) : new TreeMap<>(read);
            List<String> changed =
                    changed(before, after(before)).map(KeptMessage::id).toList();
            if (!changed.isEmpty()) {
                before.putAll(PricedMessageStore.lock(tenant, changed));
            }
            Map<String, KeptMessage> after = after(before);
            PricedMessageStore.update(tenant, changed(before, after).toList());
            PricedMessageStore.insert(
                    tenant,
                    after.values().stream()
                            .filter(kept -> !before.containsKey(kept.id()))
                            .toList());
            return after;
        }

        private static Stream<KeptMessage> changed(Map<String, KeptMessage> before, Map<String, KeptMessage> after) {
            return after.values().stream()
                    .filter(kept -> before.containsKey(kept.id()) && !kept.equals(before.get(kept.id())));
        }
    }
}
