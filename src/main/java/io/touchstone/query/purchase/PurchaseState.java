package io.touchstone.query.purchase;

import io.touchstone.facts.purchase.Purchase;
import io.touchstone.facts.purchase.Purchase.Placement;

/** Of a purchase that is a test and cancelled, too, {@link #TEST}: it never was an order that could be cancelled. */
public enum PurchaseState {
    COUNTED,
    CANCELLED,
    TEST;

    static PurchaseState of(Purchase purchase, Placement placement) {
        if (placement.test()) {
            return TEST;
        }
        return purchase.cancelled() ? CANCELLED : COUNTED;
    }
}
