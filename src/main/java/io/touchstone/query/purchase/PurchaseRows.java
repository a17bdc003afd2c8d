package io.touchstone.query.purchase;

import io.touchstone.control.catalog.SourceNames;
import io.touchstone.export.Snapshots;
import io.touchstone.facts.contact.ContactProfile;
import io.touchstone.facts.contact.SelectProfiles;
import io.touchstone.mask.Masks;
import io.touchstone.query.SentBy;
import io.touchstone.query.purchase.SelectPurchases.Found;
import io.touchstone.sql.RowMemory;
import io.touchstone.sql.Tenant;
import io.touchstone.time.LocalCalendar;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Purchases with their contacts and what earned them, as the caller may see them: a page of them, or all one by one. */
@ApplicationScoped
class PurchaseRows {

    /**
     * Of an export in an order for which all purchases are looked at each time: the more, the fewer times. Some megabytes, however many
     * purchases there are.
     */
    private static final int PLACES_AT_ONCE = 25_000;

    private final SelectPurchases purchases;

    PurchaseRows(SelectPurchases purchases) {
        this.purchases = purchases;
    }

    /**
     * A question with what is known of its contact and of what is searched for; empty when there is no such contact.
     *
     * @param search as {@link PurchaseSearch#parse} leaves it; null where nothing is searched for
     */
    static Optional<PurchaseQuery> of(
            Tenant tenant,
            PurchaseQuery question,
            @Nullable AskedContact contact,
            @Nullable String search,
            Masks masks) {
        PurchaseSearch searched = search == null ? null : PurchaseSearch.of(tenant, search, !masks.hide());
        return contact == null
                ? Optional.of(question.of(null, searched))
                : contact.find(tenant, masks).map(key -> question.of(key, searched));
    }

    /**
     * Rows in the question's order.
     *
     * @param masks what the caller may see
     */
    List<PurchaseRow> page(Tenant tenant, PurchaseQuery question, Masks masks) {
        return rows(tenant, question, purchases.find(tenant, question), masks);
    }

    private static List<PurchaseRow> rows(
            Tenant tenant, PurchaseQuery question, List<CreditedPurchase> found, Masks masks) {
        Set<Long> contactKeys = new HashSet<>();
        found.stream()
                .map(purchase -> purchase.purchase().contactKey())
                .filter(Objects::nonNull)
                .forEach(contactKeys::add);
        Map<Long, ContactProfile> profiles = SelectProfiles.of(tenant, contactKeys, masks);
        SourceNames names = SentBy.names(
                tenant,
                found.stream()
                        .map(CreditedPurchase::source)
                        .flatMap(Stream::ofNullable)
                        .toList());
        LocalCalendar calendar = new LocalCalendar(question.period().zone());
        return found.stream()
                .map(purchase -> PurchaseRow.of(purchase, profile(purchase, profiles), calendar, names, masks))
                .toList();
    }

    private static @Nullable ContactProfile profile(CreditedPurchase purchase, Map<Long, ContactProfile> profiles) {
        Long contactKey = purchase.purchase().contactKey();
        return contactKey == null ? null : Objects.requireNonNull(profiles.get(contactKey));
    }

    /** Hands over every row, within a connection that sees one state of the database. */
    void all(Tenant tenant, PurchaseQuery question, Masks masks, Consumer<PurchaseRow> consumer) {
        boolean readsMore = !question.order().isInTime() || question.isBySending();
        int places = readsMore ? PLACES_AT_ONCE : Snapshots.ROWS_AT_ONCE;
        PurchaseQuery next = question.counting(places);
        while (next != null) {
            List<Found> found = purchases.places(tenant, next);
            for (int from = 0; from < found.size(); from += Snapshots.ROWS_AT_ONCE) {
                List<Found> some = found.subList(from, Math.min(from + Snapshots.ROWS_AT_ONCE, found.size()));
                RowMemory.passing(() -> {
                    rows(tenant, question, purchases.rows(tenant, question.rule(), some), masks)
                            .forEach(consumer);
                    return some;
                });
            }
            next = found.size() < places
                    ? null
                    : question.counting(places).after(found.getLast().position());
        }
    }
}
