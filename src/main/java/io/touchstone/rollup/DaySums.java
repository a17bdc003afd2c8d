package io.touchstone.rollup;

import io.touchstone.event.SourceKind;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.Map;

/**
 * The messages of one day by kind of source, and its purchases, credited or not: as one text, in which each begins with a
 * code, 1 for campaigns, 2 for flows and 3 for purchases. Money is in millionths.
 *
 * @param messages tallies without credits
 */
public record DaySums(Map<SourceKind, MetricValues> messages, PurchaseSums purchases) {

    private static final int PURCHASES = 3;

    public static DaySums read(String text) {
        Map<SourceKind, MetricValues> messages = new EnumMap<>(SourceKind.class);
        PurchaseSums purchases = PurchaseSums.ZERO;
        NumberText numbers = new NumberText(text);
        while (numbers.hasNext()) {
            int code = (int) numbers.number();
            if (code == PURCHASES) {
                purchases = new PurchaseSums(numbers.number(), numbers.money(), numbers.money());
            } else {
                messages.put(StoredCodes.kind(code), tally(numbers));
            }
        }
        return new DaySums(messages, purchases);
    }

    DaySums plus(DaySums other) {
        Map<SourceKind, MetricValues> sum = new EnumMap<>(messages);
        other.messages.forEach((kind, tally) -> sum.merge(kind, tally, MetricValues::plus));
        return new DaySums(sum, purchases.plus(other.purchases));
    }

    String text() {
        StringBuilder text = new StringBuilder();
        messages.forEach((kind, tally) -> {
            if (!tally.isZero()) {
                NumberText.append(text, StoredCodes.of(kind));
                append(text, tally);
            }
        });
        if (!purchases.isZero()) {
            NumberText.append(text, PURCHASES);
            NumberText.append(text, purchases.purchases());
            NumberText.append(text, purchases.amount());
            NumberText.append(text, purchases.refunds());
        }
        return text.toString();
    }

    private static void append(StringBuilder text, MetricValues tally) {
        NumberText.append(text, tally.sent());
        NumberText.append(text, tally.delivered());
        NumberText.append(text, tally.failed());
        NumberText.append(text, tally.read());
        NumberText.append(text, tally.responded());
        NumberText.append(text, tally.clicked());
        NumberText.append(text, tally.interacted());
        NumberText.append(text, tally.responses());
        NumberText.append(text, tally.clicks());
        NumberText.append(text, tally.machineClicks());
        NumberText.append(text, tally.textReplies());
        NumberText.append(text, tally.optOuts());
        NumberText.append(text, tally.cost());
    }

    private static MetricValues tally(NumberText numbers) {
        return new MetricValues(
                numbers.number(),
                numbers.number(),
                numbers.number(),
                numbers.number(),
                numbers.number(),
                numbers.number(),
                numbers.number(),
                numbers.number(),
                numbers.number(),
                numbers.number(),
                numbers.number(),
                numbers.number(),
                numbers.money(),
                0,
                BigDecimal.ZERO,
                BigDecimal.ZERO);
    }
}
