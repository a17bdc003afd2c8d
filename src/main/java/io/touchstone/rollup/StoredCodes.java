package io.touchstone.rollup;

import io.touchstone.attribution.journey.ConversionDate;
import io.touchstone.event.SourceKind;

/** How closed sets stand in the columns of credits and roll-ups. They are stored: never change one. */
public final class StoredCodes {

    private StoredCodes() {}

    public static int of(SourceKind kind) {
        return switch (kind) {
            case CAMPAIGN -> 1;
            case FLOW -> 2;
        };
    }

    public static int of(ConversionDate basis) {
        return switch (basis) {
            case PURCHASE -> 1;
            case SEND -> 2;
        };
    }

    static ConversionDate basis(int code) {
        return code == 1 ? ConversionDate.PURCHASE : ConversionDate.SEND;
    }

    public static SourceKind kind(int code) {
        return code == 1 ? SourceKind.CAMPAIGN : SourceKind.FLOW;
    }
}
