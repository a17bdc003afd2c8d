package io.touchstone.query.purchase;

import io.touchstone.control.catalog.SourceNames;
import io.touchstone.facts.contact.ContactProfile;
import io.touchstone.facts.contact.SelectProfiles;
import io.touchstone.mask.Masks;
import io.touchstone.query.SentBy;
import io.touchstone.query.purchase.PurchaseQuery.PurchasePosition;
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

    private final PurchaseAnswers purchases;

    PurchaseRows(PurchaseAnswers purchases) {
        this.purchases = purchases;
    }

    /** A question about one contact's purchases; empty when there is no such contact. */
    static Optional<PurchaseQuery> of(
            Tenant tenant, PurchaseQuery question, @Nullable AskedContact contact, Masks masks) {
        return contact == null
                ? Optional.of(question)
                : contact.find(tenant, masks).map(question::of);
    }

    /**
     * Rows in the question's order.
     *
     * @param masks what the caller may see
     */
    List<PurchaseRow> page(Tenant tenant, PurchaseQuery question, Masks masks) {
        List<CreditedPurchase> found = purchases.find(tenant, question);
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

    /** Hands over every row, as many at once as the question counts, within a connection that sees one state of the database. */
    void all(Tenant tenant, PurchaseQuery question, Masks masks, Consumer<PurchaseRow> consumer) {
        PurchaseQuery next = question;
        while (next != null) {
            PurchaseQuery asked = next;
            next = RowMemory.passing(() -> {
                List<PurchaseRow> rows = page(tenant, asked, masks);
                rows.forEach(consumer);
                return rows.size() < asked.count() ? null : asked.after(position(rows.getLast()));
            });
        }
    }

    private static PurchasePosition position(PurchaseRow row) {
        return new PurchasePosition(row.purchasedAt().toEpochMilli(), row.id());
    }
}
