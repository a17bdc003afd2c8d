package io.touchstone.query.accesslog;

import io.touchstone.control.accesslog.LoggedAccess;
import io.touchstone.export.Column;
import java.time.Instant;
import java.util.List;

/**
 * One answer in which people were not masked.
 *
 * @param readAt when it began to be made
 * @param readBy the id of the key, or {@code jwt:} and the subject of the token
 * @param operation without the ids of its path
 * @param asked the parameters of the question, without what could name anybody
 * @param contacts how many people it showed
 */
record AccessLogRow(Instant readAt, String readBy, String operation, String asked, long contacts) {

    static final List<Column<AccessLogRow>> COLUMNS = List.of(
            Column.of("read_at", AccessLogRow::readAt),
            Column.of("read_by", AccessLogRow::readBy),
            Column.of("operation", AccessLogRow::operation),
            Column.of("asked", AccessLogRow::asked),
            Column.of("contacts", AccessLogRow::contacts));

    static AccessLogRow of(LoggedAccess entry) {
        return new AccessLogRow(entry.at(), entry.caller(), entry.operation(), entry.asked(), entry.contacts());
    }
}
