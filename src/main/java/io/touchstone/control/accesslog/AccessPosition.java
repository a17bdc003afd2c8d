package io.touchstone.control.accesslog;

import io.touchstone.http.list.Cursor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where a page of the log, newest first, begins: after this one. */
public record AccessPosition(long at, long serial) {

    private static final AccessPosition START = new AccessPosition(Long.MAX_VALUE, Long.MAX_VALUE);

    public static AccessPosition of(@Nullable Cursor cursor) {
        return cursor == null ? START : new AccessPosition(cursor.number(0), cursor.number(1));
    }

    /** That of an entry. */
    public static AccessPosition of(LoggedAccess entry) {
        return new AccessPosition(entry.at().toEpochMilli(), entry.serial());
    }

    /** For a cursor. */
    public List<@Nullable String> texts() {
        return List.of(Long.toString(at), Long.toString(serial));
    }
}
