package io.touchstone.query.purchase;

import io.touchstone.sql.Tenant;

/** Finds purchases within a connection that sees one state of the database. */
public interface PurchaseAnswers {

    /**
     * At most as many as asked for, in the question's order. Their parts are made one purchase at a time whenever they are walked: of one
     * alone there may be very many.
     */
    Iterable<CreditedPurchase> find(Tenant tenant, PurchaseQuery question);
}
