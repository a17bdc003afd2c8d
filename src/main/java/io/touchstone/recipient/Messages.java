package io.touchstone.recipient;

import io.touchstone.contact.ContactProfile;
import io.touchstone.contact.SelectProfiles;
import io.touchstone.eventlog.EventLog;
import io.touchstone.eventlog.StoredEvent;
import io.touchstone.export.Snapshots;
import io.touchstone.message.KnownSource;
import io.touchstone.message.Message;
import io.touchstone.message.Message.Sending;
import io.touchstone.message.MessageSource;
import io.touchstone.message.MessageStore;
import io.touchstone.message.SourceStore;
import io.touchstone.problem.ProblemException;
import io.touchstone.problem.ProblemType;
import io.touchstone.recipient.MessageQuestion.Position;
import io.touchstone.workspace.Workspace;
import io.touchstone.workspace.WorkspaceId;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Messages with their contacts, as the caller may see them. */
final class Messages {

    private final Connection connection;
    private final Workspace workspace;
    private final boolean masked;

    /**
     * @param connection sees one state of the database
     * @param masked whether contacts are not to be recognised
     */
    Messages(Connection connection, Workspace workspace, boolean masked) {
        this.connection = connection;
        this.workspace = workspace;
        this.masked = masked;
    }

    /**
     * Rows in the question's order.
     *
     * @param after where the page before ended; null for the first
     * @param count how many at most
     */
    List<MessageRow> page(MessageQuestion question, @Nullable Position after, int count) throws SQLException {
        List<SentMessage> found = SelectMessages.page(connection, question, after, count);
        Set<Long> contactKeys = new HashSet<>();
        found.forEach(sent -> contactKeys.add(sent.sending().contactKey()));
        Map<Long, ContactProfile> profiles = SelectProfiles.of(connection, workspace.id(), contactKeys);
        return found.stream()
                .map(sent -> MessageRow.of(
                        sent.message(),
                        sent.source(),
                        shown(Objects.requireNonNull(profiles.get(sent.sending().contactKey())))))
                .toList();
    }

    /** Hands over every row. */
    void all(MessageQuestion question, @Nullable Position after, Consumer<MessageRow> consumer) throws SQLException {
        List<MessageRow> rows = page(question, after, Snapshots.ROWS_AT_ONCE);
        while (!rows.isEmpty()) {
            rows.forEach(consumer);
            if (rows.size() < Snapshots.ROWS_AT_ONCE) {
                return;
            }
            rows = page(question, rows.getLast().position(), Snapshots.ROWS_AT_ONCE);
        }
    }

    /** One of which any event is known. */
    MessageDetail one(String id) throws SQLException {
        WorkspaceId workspaceId = workspace.id();
        Message message = MessageStore.find(connection, workspaceId, id)
                .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND, "There is no such message."));
        List<StoredEvent> events = EventLog.about(connection, workspaceId, List.of(message.key())).stream()
                .sorted(Comparator.comparing(StoredEvent::stamp))
                .toList();
        Map<Long, KnownSource> sources = SourceStore.find(connection, workspaceId, sourceKeys(events));
        Sending sending = message.sending();
        MessageSource source = sending == null ? null : source(sending.sourceKey(), sources);
        return MessageDetail.of(
                message,
                MessageRow.of(message, source, sending == null ? null : contact(sending.contactKey())),
                source,
                workspace.currency().getCurrencyCode(),
                events.stream()
                        .map(event -> EventRow.of(event, source(event.sourceKey(), sources), masked))
                        .toList());
    }

    private ContactProfile contact(long contactKey) throws SQLException {
        return shown(Objects.requireNonNull(SelectProfiles.of(connection, workspace.id(), List.of(contactKey))
                .get(contactKey)));
    }

    private ContactProfile shown(ContactProfile profile) {
        return masked ? profile.masked() : profile;
    }

    private static Set<Long> sourceKeys(List<StoredEvent> events) {
        Set<Long> keys = new HashSet<>();
        for (StoredEvent event : events) {
            Long key = event.sourceKey();
            if (key != null) {
                keys.add(key);
            }
        }
        return keys;
    }

    private static @Nullable MessageSource source(@Nullable Long key, Map<Long, KnownSource> sources) {
        return key == null ? null : Objects.requireNonNull(sources.get(key)).source();
    }
}
