package io.touchstone.query.purchase;

import io.touchstone.control.catalog.SourceNames;
import io.touchstone.export.Snapshots;
import io.touchstone.facts.contact.ContactProfile;
import io.touchstone.facts.contact.SelectProfiles;
import io.touchstone.facts.message.MessageSource;
import io.touchstone.mask.Masks;
import io.touchstone.query.SentBy;
import io.touchstone.query.purchase.CreditedPurchase.EarnedPart;
import io.touchstone.query.purchase.PurchaseRow.CreditShare;
import io.touchstone.query.purchase.PurchaseRow.EarnedBy;
import io.touchstone.query.purchase.SelectPurchases.Found;
import io.touchstone.sql.RowMemory;
import io.touchstone.sql.Tenant;
import io.touchstone.time.LocalCalendar;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
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
        List<PurchaseRow> rows = new ArrayList<>();
        KnownPurchases known = known(tenant, question, purchases.find(tenant, question), masks);
        known.purchases().forEach(purchase -> rows.add(known.row(purchase)));
        return rows;
    }

    /** What is known of some purchases, of which rows are made one by one. */
    private record KnownPurchases(
            PurchaseQuery question,
            Iterable<CreditedPurchase> purchases,
            Map<Long, ContactProfile> profiles,
            SourceNames names,
            LocalCalendar calendar,
            Masks masks) {

        PurchaseRow row(CreditedPurchase credited) {
            ListedPurchase purchase = credited.purchase();
            Long contactKey = purchase.contactKey();
            List<CreditShare> credits = new ArrayList<>();
            for (EarnedPart part : credited.parts()) {
                RowMemory.take(CreditShare.WEIGHT);
                credits.add(CreditShare.of(
                        EarnedBy.of(purchase.placedAt(), part.touch(), SentBy.of(part.source(), names), masks),
                        part.share(),
                        question.decimals()));
            }
            return PurchaseRow.of(
                    purchase,
                    contactKey == null ? null : Objects.requireNonNull(profiles.get(contactKey)),
                    calendar,
                    question.sharing(),
                    credits);
        }
    }

    private static KnownPurchases known(
            Tenant tenant, PurchaseQuery question, Iterable<CreditedPurchase> found, Masks masks) {
        Set<Long> contactKeys = new HashSet<>();
        Set<MessageSource> sources = new HashSet<>();
        for (CreditedPurchase credited : found) {
            Long contactKey = credited.purchase().contactKey();
            if (contactKey != null) {
                contactKeys.add(contactKey);
            }
            credited.parts().forEach(part -> sources.add(part.source()));
        }
        return new KnownPurchases(
                question,
                found,
                SelectProfiles.of(tenant, contactKeys, masks),
                SentBy.names(tenant, sources),
                new LocalCalendar(question.period().zone()),
                masks);
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
                    KnownPurchases known = known(tenant, question, purchases.rows(tenant, question, some), masks);
                    known.purchases()
                            .forEach(purchase -> RowMemory.passing(() -> {
                                consumer.accept(known.row(purchase));
                                return true;
                            }));
                    return some;
                });
            }
            next = found.size() < places
                    ? null
                    : question.counting(places).after(found.getLast().position());
        }
    }
}
