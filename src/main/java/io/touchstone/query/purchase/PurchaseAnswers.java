package io.touchstone.query.purchase;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Finds purchases within a connection that sees one state of the database. */
public interface PurchaseAnswers {

    /** At most as many as asked for, in the question's order. */
    List<CreditedPurchase> find(Connection connection, PurchaseQuery question) throws SQLException;
}
