package io.touchstone.recipient;

import io.touchstone.http.Cursor;
import io.touchstone.mask.OpaqueIds;
import io.touchstone.mask.OpaqueIds.Kind;
import io.touchstone.performance.SourceFilter;
import io.touchstone.problem.ProblemException;
import io.touchstone.time.Period;
import io.touchstone.workspace.WorkspaceId;
import java.util.List;
import java.util.Objects;

/**
 * Which messages are asked for: counted ones, newest sent first, ties by the greatest id.
 *
 * @param period when they were sent
 * @param filter what sent them
 */
record MessageQuestion(WorkspaceId workspace, Period period, SourceFilter filter, MessageState state) {

    /** Where a page ended: epoch milliseconds and id. */
    record Position(long sentAt, String id) {}

    /** The same as a cursor tells it, which must not hold the id: epoch milliseconds and the message's number. */
    record Bookmark(long sentAt, long messageKey) {

        /** @throws ProblemException when the cursor is none of this workspace's lists of messages */
        static Bookmark of(Cursor cursor, OpaqueIds ids) {
            String message = Objects.requireNonNullElse(cursor.text(1), "");
            return new Bookmark(
                    cursor.number(0), ids.parse(Kind.MESSAGE, message).orElseThrow(Cursor::invalid));
        }

        /** What {@link Cursor#position} holds. */
        List<String> position(OpaqueIds ids) {
            return List.of(String.valueOf(sentAt), ids.format(Kind.MESSAGE, messageKey));
        }
    }
}
