package io.touchstone.rollup;

import io.touchstone.attribution.AttributionRule;
import io.touchstone.event.SourceKind;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/**
 * The credits of one day, of all sources together, as the one text that a row holds: cells, each of them its code, a number
 * of purchases, and their amount and refunds in millionths. {@code 10302 7 159900000 0} are 7 purchases of 159.90
 * that campaigns earn when their window has at least step 3, unless the window of flows has step 2.
 */
public final class DayCells {

    private static final int SCALE = 6;

    /** No number of so many digits is too large for a long. */
    private static final int SAFE_DIGITS = 18;

    private final String text;
    private int position;

    private DayCells(String text) {
        this.text = text;
    }

    /** What each kind of source earned under a rule, whose touch is that of the row. */
    public static Map<SourceKind, PurchaseSums> earned(String text, AttributionRule rule) {
        Map<SourceKind, PurchaseSums> earned = new EnumMap<>(SourceKind.class);
        new DayCells(text).read((cell, sums) -> {
            if (cell.earns(rule)) {
                earned.merge(cell.kind(), sums, PurchaseSums::plus);
            }
        });
        return earned;
    }

    static void read(String text, BiConsumer<WindowCell, PurchaseSums> cells) {
        new DayCells(text).read(cells);
    }

    /** The text of these cells and those of another text. */
    static String plus(String text, Map<WindowCell, PurchaseSums> others) {
        Map<WindowCell, PurchaseSums> cells = new TreeMap<>(WindowCell.ORDER);
        cells.putAll(others);
        read(text, (cell, sums) -> cells.merge(cell, sums, PurchaseSums::plus));
        StringBuilder sum = new StringBuilder();
        cells.forEach((cell, sums) -> {
            if (!sums.isZero()) {
                sum.append(sum.isEmpty() ? "" : " ")
                        .append(code(cell))
                        .append(' ')
                        .append(sums.purchases())
                        .append(' ')
                        .append(millionths(sums.amount()))
                        .append(' ')
                        .append(millionths(sums.refunds()));
            }
        });
        return sum.toString();
    }

    private static int code(WindowCell cell) {
        return Codes.of(cell.kind()) * 10_000 + cell.step() * 100 + cell.rivalStep();
    }

    private static BigInteger millionths(BigDecimal money) {
        return money.setScale(SCALE).unscaledValue();
    }

    private void read(BiConsumer<WindowCell, PurchaseSums> cells) {
        while (position < text.length()) {
            int code = (int) number();
            WindowCell cell = new WindowCell(Codes.kind(code / 10_000), code / 100 % 100, code % 100);
            cells.accept(cell, new PurchaseSums(number(), money(), money()));
        }
    }

    private long number() {
        int from = position;
        return Long.parseLong(text, from, next(), 10);
    }

    private BigDecimal money() {
        int from = position;
        int to = next();
        return to - from <= SAFE_DIGITS
                ? BigDecimal.valueOf(Long.parseLong(text, from, to, 10), SCALE)
                : new BigDecimal(new BigInteger(text.substring(from, to)), SCALE);
    }

    /** The end of the number that begins here; goes on to the one after it. */
    private int next() {
        int space = text.indexOf(' ', position);
        int end = space < 0 ? text.length() : space;
        position = end + 1;
        return end;
    }
}
