package io.touchstone.attribution.placebo;

/**
 * What was found where windows are moved by some weeks.
 *
 * @param weeks how far: before the messages where negative, never 0
 * @param messages how many can be compared: their moved windows are free of messages
 * @param sales in the windows of these messages
 * @param placebo in the moved windows of these messages
 */
public record PlaceboWeek(int weeks, long messages, SpanSales sales, SpanSales placebo) {

    static PlaceboWeek nothing(int weeks) {
        return new PlaceboWeek(weeks, 0, SpanSales.NONE, SpanSales.NONE);
    }

    PlaceboWeek plus(long moreMessages, SpanSales moreSales, SpanSales morePlacebo) {
        return new PlaceboWeek(weeks, messages + moreMessages, sales.plus(moreSales), placebo.plus(morePlacebo));
    }
}
