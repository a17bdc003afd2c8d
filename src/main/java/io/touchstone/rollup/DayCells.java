package io.touchstone.rollup;

import io.touchstone.attribution.journey.AttributionRule;
import io.touchstone.event.SourceKind;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The credits of one day, of all sources together, as the one text that a row holds: cells, each of them its code, a number
 * of purchases, and their amount and refunds in millionths. {@code 10302 7 159900000 0} are 7 purchases of 159.90
 * that campaigns earn when their window has at least step 3, unless the window of flows has step 2.
 */
public final class DayCells {

    private static final SourceKind[] KINDS = SourceKind.values();

    private DayCells() {}

    /** Hands over what each kind of source earned under a rule, whose touch is that of the row; nothing where it earned nothing. */
    public static void earned(String text, AttributionRule rule, BiConsumer<SourceKind, PurchaseSums> consumer) {
        @Nullable PurchaseSums[] earned = new PurchaseSums[KINDS.length];
        NumberText numbers = new NumberText(text);
        while (numbers.hasNext()) {
            WindowCell cell = cell(numbers);
            if (cell.earns(rule)) {
                PurchaseSums before = earned[cell.kind().ordinal()];
                PurchaseSums sums = sums(numbers);
                earned[cell.kind().ordinal()] = before == null ? sums : before.plus(sums);
            } else {
                numbers.skip(3); // most cells, and none of their money is made
            }
        }
        for (SourceKind kind : KINDS) {
            PurchaseSums sums = earned[kind.ordinal()];
            if (sums != null) {
                consumer.accept(kind, sums);
            }
        }
    }

    /** What is earned under windows that are the same for both kinds of source: {@link WindowCell#earnsUnderOneWindow}. */
    @FunctionalInterface
    public interface OneWindowCredits {
        /** @param step of the shortest window under which it is earned */
        void add(SourceKind kind, int step, PurchaseSums sums);
    }

    /** Hands over what a day earned under any window that is the same for both kinds of source, by the touch of the row. */
    public static void earnedUnderOneWindow(String text, OneWindowCredits credits) {
        NumberText numbers = new NumberText(text);
        while (numbers.hasNext()) {
            WindowCell cell = cell(numbers);
            if (cell.earnsUnderOneWindow()) {
                credits.add(cell.kind(), cell.step(), sums(numbers));
            } else {
                numbers.skip(3);
            }
        }
    }

    static void read(String text, BiConsumer<WindowCell, PurchaseSums> cells) {
        NumberText numbers = new NumberText(text);
        while (numbers.hasNext()) {
            cells.accept(cell(numbers), sums(numbers));
        }
    }

    private static WindowCell cell(NumberText numbers) {
        int code = (int) numbers.number();
        return new WindowCell(StoredCodes.kind(code / 10_000), code / 100 % 100, code % 100);
    }

    private static PurchaseSums sums(NumberText numbers) {
        return new PurchaseSums(numbers.number(), numbers.money(), numbers.money());
    }

    /** The text of these cells and those of another text. */
    static String plus(String text, Map<WindowCell, PurchaseSums> others) {
        Map<WindowCell, PurchaseSums> cells = new TreeMap<>(WindowCell.ORDER);
        cells.putAll(others);
        read(text, (cell, sums) -> cells.merge(cell, sums, PurchaseSums::plus));
        StringBuilder sum = new StringBuilder();
        cells.forEach((cell, sums) -> {
            if (!sums.isZero()) {
                NumberText.append(sum, StoredCodes.of(cell.kind()) * 10_000 + cell.step() * 100 + cell.rivalStep());
                NumberText.append(sum, sums.purchases());
                NumberText.append(sum, sums.amount());
                NumberText.append(sum, sums.refunds());
            }
        });
        return sum.toString();
    }
}
