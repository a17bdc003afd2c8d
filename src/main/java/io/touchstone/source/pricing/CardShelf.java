package io.touchstone.source.pricing;

import io.touchstone.control.access.CurrentWorkspace;
import io.touchstone.control.workspace.SelectWorkspace;
import io.touchstone.sql.Tenant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;

/**
 * What a workspace's prices depend on, beside what its cards say.
 *
 * @param workspaceCurrency in which it counts
 * @param heads of all its cards
 */
record CardShelf(Currency workspaceCurrency, List<CardHead> heads) {

    /** As it is now. */
    static CardShelf read(Tenant tenant) {
        return new CardShelf(
                SelectWorkspace.find(tenant).orElseThrow(CurrentWorkspace::gone).currency(),
                RateCardStore.heads(tenant));
    }

    /** The cards, of any currency, that are in effect on some of the days from the first to the last. */
    List<CardHead> inEffect(LocalDate first, LocalDate last) {
        LocalDate begun = heads.stream()
                .map(CardHead::effectiveFrom)
                .filter(day -> !day.isAfter(first))
                .max(Comparator.naturalOrder())
                .orElse(first);
        return heads.stream()
                .filter(head -> !head.effectiveFrom().isBefore(begun)
                        && !head.effectiveFrom().isAfter(last))
                .toList();
    }
}
