package io.touchstone.performance;

import io.touchstone.rollup.Tally;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;

/** Answers questions within a connection that sees one state of the database. */
public interface KpiAnswers {

    /** The groups that have anything to tell. */
    Map<Group, Tally> tallies(Connection connection, KpiQuestion question) throws SQLException;

    /** By bucket, by the day of the purchase and whatever the filter; buckets without a purchase are left out. */
    Map<Integer, Totals> totals(Connection connection, KpiQuestion question) throws SQLException;
}
