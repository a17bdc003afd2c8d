package io.touchstone.query.kpi;

import java.math.BigDecimal;

/** How amounts are written. */
public final class PlainDecimal {

    private PlainDecimal() {}

    /** A number without the zeros that only tell how it was stored. */
    public static BigDecimal plain(BigDecimal amount) {
        BigDecimal stripped = amount.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
