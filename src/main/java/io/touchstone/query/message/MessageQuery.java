package io.touchstone.query.message;

import io.touchstone.query.kpi.SourceFilter;
import io.touchstone.time.Period;

/**
 * Which messages of a workspace are asked for: counted ones, newest sent first, ties by the greatest id.
 *
 * @param period when they were sent
 * @param filter what sent them
 */
record MessageQuery(Period period, SourceFilter filter, MessageState state) {

    /** Where a page ended: epoch milliseconds and id. */
    record MessagePosition(long sentAt, String id) {}
}
