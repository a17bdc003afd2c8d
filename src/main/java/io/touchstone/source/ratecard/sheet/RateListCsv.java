package io.touchstone.source.ratecard.sheet;

import io.touchstone.problem.ProblemException;
import io.touchstone.problem.ProblemType;
import io.touchstone.source.ratecard.ExchangeRates;
import io.touchstone.source.ratecard.Markup;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/** Lists in CSV: Meta's two, as they are downloaded, and one with a row for each price. */
public final class RateListCsv {

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private RateListCsv() {}

    /**
     * The card of a list.
     *
     * @param text decoded; it may begin with a byte order mark
     * @param markup as the client says it beside the list, which has none, nor exchange rates
     * @throws ProblemException that names every line that cannot be used, or the parameter where the list has no date
     */
    public static RateList read(String text, CardQuestion question, Markup markup, ExchangeRates exchangeRates) {
        String plain = text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
        ListTable table = ListTable.in(CsvRow.in(plain))
                .orElseThrow(() -> new ProblemException(
                        ProblemType.INVALID_BODY,
                        "The list must have a line with the columns Market and Currency, or market and category."));
        CardDraft draft = new CardDraft(question);
        boolean tiers = table.column(0, "from") >= 0;
        Optional<LocalDate> day = ListCells.effectiveFrom(table.preamble());
        if (table.column(0, "category") >= 0) {
            day = LongLayout.read(table, draft).or(() -> ListCells.effectiveFrom(table.preamble()));
        } else if (tiers) {
            TierLayout.read(table, draft);
        } else {
            WideLayout.read(table, draft);
        }
        return new RateList(draft.card(day.orElse(null), markup, exchangeRates, Map.of()), tiers);
    }
}
