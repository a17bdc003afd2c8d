package io.touchstone.query.purchase;

import io.touchstone.attribution.journey.KeptJourney;
import io.touchstone.sql.Row;
import io.touchstone.sql.SqlText;
import io.touchstone.sql.Tenant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Those purchases that the database can tell are asked for, along an index, some at a time: each goes on after the last. */
interface PurchaseCandidates {

    /** @param journey what is kept of the messages before it; null where the facts have to be asked */
    record PossiblePurchase(
            long key,
            ListedPurchase purchase,
            boolean counted,
            @Nullable KeptJourney journey) {

        static PossiblePurchase read(Row row) {
            long key = row.number();
            ListedPurchase purchase = ListedPurchase.read(row);
            boolean counted = row.flag();
            byte[] journey = row.bytesOrNull();
            return new PossiblePurchase(key, purchase, counted, journey == null ? null : new KeptJourney(journey));
        }
    }

    /** What {@link PossiblePurchase#read} reads. */
    String COLUMNS = """
            purchase.purchase_key, purchase.id, order_name, purchase.contact_key, placed_at, amount, LEAST(refunded, amount),
            NOT cancelled AND NOT test, purchase.journey
            """;

    /** At most {@code count}; fewer only where there are no more. */
    List<PossiblePurchase> next(Tenant tenant, int count);

    /** Whether they come in the order of the question. */
    boolean areInOrder();

    /** A condition for some states. */
    static SqlText in(Set<PurchaseState> states) {
        return SqlText.of(" AND (")
                .and(SqlText.join(
                        " OR ",
                        states.stream().sorted().map(PurchaseCandidates::is).toList()))
                .and(")");
    }

    private static SqlText is(PurchaseState state) {
        return switch (state) {
            case COUNTED -> SqlText.of("NOT cancelled AND NOT test");
            case CANCELLED -> SqlText.of("cancelled AND NOT test");
            case TEST -> SqlText.of("test");
        };
    }
}
