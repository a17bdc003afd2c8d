package io.touchstone.query.purchase;

import io.touchstone.sql.Tenant;
import java.util.List;

/** Finds purchases within a connection that sees one state of the database. */
public interface PurchaseAnswers {

    /** At most as many as asked for, in the question's order. */
    List<CreditedPurchase> find(Tenant tenant, PurchaseQuery question);
}
