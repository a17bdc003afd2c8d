package io.touchstone.benchmark;

import com.mysql.cj.jdbc.JdbcStatement;
import io.touchstone.tenant.WorkspaceId;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What intake is compared with: one table with the columns and indexes of the product's {@code event}, filled by
 * {@code LOAD DATA LOCAL INFILE}, each slice a transaction. Its keys follow from the world's own numbers.
 */
final class EventTable {

    private static final String NULL = "\\N";

    /** Above the keys of all that was copied from the product's table. */
    private static final long FIRST_SUBJECT = 1_000_000_000_000L;

    private EventTable() {}

    static void create(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE IF NOT EXISTS benchmark_event LIKE event");
        }
    }

    /** The rows of some events, as {@link #load} takes them. */
    static byte[] rows(List<WorldEvent> events, WorkspaceId workspace) {
        StringBuilder text = new StringBuilder(events.size() * 200);
        for (WorldEvent event : events) {
            long subject = FIRST_SUBJECT + 2 * event.subject() + (event.isOfPurchase() ? 1 : 0);
            text.append(workspace.value()).append('\t').append(subject);
            text.append('\t').append(2 * event.type().code() + (event.machine() ? 1 : 0));
            text.append('\t').append(event.id());
            text.append('\t').append(event.type().code());
            text.append('\t').append(event.at());
            text.append('\t').append(event.contact() == WorldEvent.NOBODY ? NULL : Integer.toString(event.contact()));
            text.append('\t')
                    .append(
                            event.source() == null
                                    ? NULL
                                    : Long.toString(event.source().key()));
            text.append('\t').append(orNull(event.amount()));
            text.append('\t').append(event.amount() == null ? NULL : WorldEvent.CURRENCY);
            text.append('\t').append(orNull(event.amount()));
            text.append("\t0\t").append(event.machine() ? 1 : 0);
            text.append("\t0\n");
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String orNull(@Nullable String text) {
        return text == null ? NULL : text;
    }

    static void load(Connection connection, byte[] rows) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.unwrap(JdbcStatement.class).setLocalInfileInputStream(new ByteArrayInputStream(rows));
            statement.execute("""
                    LOAD DATA LOCAL INFILE 'events' INTO TABLE benchmark_event CHARACTER SET utf8mb4
                    (workspace_id, subject_key, event_key, id, type, occurred_at, contact_phone_key, source_key,
                     amount, currency, workspace_amount, estimated, machine, test)
                    """);
        }
    }
}
