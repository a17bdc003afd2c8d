package io.touchstone.rollup;

import io.touchstone.event.SourceKind;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The messages of one day by kind of source, and its purchases, credited or not: as one text, in which each begins with a
 * code, 1 for campaigns, 2 for flows and 3 for purchases. Money is in millionths.
 *
 * <p>The code of a kind of source is followed by the first thirteen metrics of messages. A later one stands by itself, unless it is
 * zero: {@code 113 7} is 7 for campaigns of the metric in place 13, where the first has place 0. So texts of before it came stay
 * readable, and a release that does not know it passes it over.
 *
 * @param messages values without credits
 */
public record DaySums(Map<SourceKind, MetricValues> messages, PurchaseSums purchases) {

    private static final int PURCHASES = 3;

    /** How many metrics of messages need no code: never change it. */
    private static final int UNCODED = 13;

    /** A kind's code times this, plus the place of a metric, is the code of that. */
    private static final int CODED = 100;

    public static DaySums read(String text) {
        return read(text, UNCODED);
    }

    static DaySums read(String text, int uncoded) {
        Map<SourceKind, MetricValues> messages = new EnumMap<>(SourceKind.class);
        PurchaseSums purchases = PurchaseSums.ZERO;
        NumberText numbers = new NumberText(text);
        while (numbers.hasNext()) {
            int code = (int) numbers.number();
            if (code == PURCHASES) {
                purchases = new PurchaseSums(numbers.number(), numbers.money(), numbers.money());
            } else if (code < CODED) {
                add(messages, code, Metric.OF_MESSAGES.subList(0, uncoded), numbers);
            } else if (code % CODED < Metric.OF_MESSAGES.size()) {
                add(messages, code / CODED, List.of(Metric.OF_MESSAGES.get(code % CODED)), numbers);
            } else {
                numbers.skip(1);
            }
        }
        return new DaySums(messages, purchases);
    }

    private static void add(
            Map<SourceKind, MetricValues> messages, int kind, List<Metric> metrics, NumberText numbers) {
        MetricValues values = MetricValues.of(metrics, _ -> numbers.number(), _ -> numbers.money());
        messages.merge(StoredCodes.kind(kind), values, MetricValues::plus);
    }

    DaySums plus(DaySums other) {
        Map<SourceKind, MetricValues> sum = new EnumMap<>(messages);
        other.messages.forEach((kind, values) -> sum.merge(kind, values, MetricValues::plus));
        return new DaySums(sum, purchases.plus(other.purchases));
    }

    String text() {
        return text(UNCODED);
    }

    String text(int uncoded) {
        StringBuilder text = new StringBuilder();
        messages.forEach((kind, values) -> {
            if (!values.isZero()) {
                NumberText.append(text, StoredCodes.of(kind));
                append(text, values, Metric.OF_MESSAGES.subList(0, uncoded));
                for (Metric metric : Metric.OF_MESSAGES.subList(uncoded, Metric.OF_MESSAGES.size())) {
                    if (values.value(metric).signum() != 0) {
                        NumberText.append(text, StoredCodes.of(kind) * CODED + Metric.OF_MESSAGES.indexOf(metric));
                        append(text, values, List.of(metric));
                    }
                }
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

    private static void append(StringBuilder text, MetricValues values, List<Metric> metrics) {
        values.forEach(metrics, count -> NumberText.append(text, count), amount -> NumberText.append(text, amount));
    }
}
