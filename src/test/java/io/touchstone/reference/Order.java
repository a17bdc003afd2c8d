package io.touchstone.reference;

import io.touchstone.event.Event;
import io.touchstone.event.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the events of one order amount to.
 *
 * @param events all that name it, in the order of {@code occurredAt}, then id: of what is given often, the last stands
 */
record Order(List<Event.PurchaseEvent> events, Currency workspaceCurrency) {

    /** None, when it was never placed. */
    Optional<Purchase> read(Contacts contacts) {
        return only(Event.PurchasePlaced.class).findFirst().map(first -> {
            Money standing = standing();
            BigDecimal amount = converted(standing);
            return new Purchase(
                    first.purchaseId(),
                    contact(contacts),
                    placedAt(first),
                    first.orderName(),
                    amount,
                    refunded(standing).min(amount),
                    first.test(),
                    cancelled());
        });
    }

    private @Nullable Contact contact(Contacts contacts) {
        return only(Event.PurchasePlaced.class)
                .flatMap(placed -> Stream.ofNullable(contacts.of(placed.contact())))
                .findFirst()
                .orElse(null);
    }

    private Instant placedAt(Event.PurchasePlaced first) {
        return only(Event.PurchaseUpdated.class)
                .flatMap(updated -> Stream.ofNullable(updated.placedAt()))
                .reduce(first.occurredAt(), (_, later) -> later);
    }

    private Money standing() {
        return events.stream()
                .flatMap(event -> switch (event) {
                    case Event.PurchasePlaced placed -> Stream.of(placed.amount());
                    case Event.PurchaseUpdated updated -> Stream.of(updated.amount());
                    default -> Stream.<Money>empty();
                })
                .toList()
                .getLast();
    }

    private BigDecimal refunded(Money standing) {
        BigDecimal inItsCurrency = BigDecimal.ZERO;
        BigDecimal others = BigDecimal.ZERO;
        for (Event.PurchaseRefunded refund : refunds()) {
            Money money = refund.amount();
            if (money.currency().equals(standing.currency())) {
                inItsCurrency = inItsCurrency.add(money.amount());
            } else {
                others = others.add(converted(money));
            }
        }
        return converted(new Money(inItsCurrency, standing.currency(), standing.exchangeRate()))
                .add(others);
    }

    private List<Event.PurchaseRefunded> refunds() {
        List<Event.PurchaseRefunded> refunds = new ArrayList<>();
        Map<String, Event.PurchaseRefunded> byId = new LinkedHashMap<>();
        only(Event.PurchaseRefunded.class).forEach(refund -> {
            String id = refund.refundId();
            if (id == null) {
                refunds.add(refund);
            } else {
                byId.put(id, refund);
            }
        });
        Optional<Event.PurchaseUpdated> listing = only(Event.PurchaseUpdated.class)
                .filter(updated -> updated.refundIds() != null)
                .reduce((_, later) -> later);
        byId.forEach((id, refund) -> {
            if (listing.stream().noneMatch(update -> isWithout(update, id, refund))) {
                refunds.add(refund);
            }
        });
        return refunds;
    }

    private static boolean isWithout(Event.PurchaseUpdated listing, String id, Event.PurchaseRefunded refund) {
        List<String> listed = listing.refundIds();
        return listed != null && !listed.contains(id) && !refund.occurredAt().isAfter(listing.occurredAt());
    }

    private boolean cancelled() {
        return only(Event.PurchaseCancelled.class)
                .anyMatch(cancelled -> only(Event.PurchaseRestored.class)
                        .noneMatch(restored -> restored.occurredAt().isAfter(cancelled.occurredAt())));
    }

    private BigDecimal converted(Money money) {
        return money.in(workspaceCurrency, workspaceCurrency.getDefaultFractionDigits());
    }

    private <E extends Event> Stream<E> only(Class<E> type) {
        return events.stream().filter(type::isInstance).map(type::cast);
    }
}
