package io.touchstone.source.ratecard.sheet;

import io.touchstone.source.ratecard.Rate;
import java.math.BigDecimal;

/** Meta's list of all prices: a row for a market, a column for a category. */
final class WideLayout {

    private WideLayout() {}

    static void read(ListTable table, CardDraft draft) {
        int market = table.column(0, "market");
        int currency = table.column(0, "currency");
        for (CsvRow row : table.rows()) {
            if (!isRate(row, market)) {
                continue;
            }
            if (!ListCells.isOf(draft.question().currency(), row.cell(currency))) {
                draft.wrong(
                        table.place(row, currency),
                        "must be " + draft.question().currency().getCurrencyCode() + ", the card's currency");
                // It is the same in all the rows.
                return;
            }
            for (int column = 0; column < table.columns().size(); column++) {
                if (column == market
                        || column == currency
                        || table.columns().get(column).isEmpty()) {
                    continue;
                }
                String place = table.place(row, column);
                BigDecimal price = ListCells.price(draft, place, row.cell(column));
                if (price != null) {
                    draft.rate(place, row.cell(market), table.header().cell(column), Rate.flat(price));
                }
            }
        }
    }

    /** Not a note below the list, which is alone in its row. */
    private static boolean isRate(CsvRow row, int market) {
        return !row.cell(market).isEmpty()
                && row.cells().stream().filter(cell -> !cell.isBlank()).count() > 1;
    }
}
