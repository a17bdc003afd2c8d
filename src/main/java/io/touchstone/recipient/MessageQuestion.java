package io.touchstone.recipient;

import io.touchstone.performance.SourceFilter;
import io.touchstone.time.Period;
import io.touchstone.workspace.WorkspaceId;

/**
 * Which messages are asked for: counted ones, newest sent first, ties by the greatest id.
 *
 * @param period when they were sent
 * @param filter what sent them
 */
record MessageQuestion(WorkspaceId workspace, Period period, SourceFilter filter, MessageState state) {

    /** Where a page ended: epoch milliseconds and id. */
    record Position(long sentAt, String id) {}
}
