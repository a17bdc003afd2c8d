package io.touchstone.query.message;

import io.touchstone.control.catalog.SourceNames;
import io.touchstone.control.workspace.Workspace;
import io.touchstone.eventlog.EventLog;
import io.touchstone.eventlog.StoredEvent;
import io.touchstone.export.Snapshots;
import io.touchstone.facts.contact.ContactProfile;
import io.touchstone.facts.contact.SelectProfiles;
import io.touchstone.facts.message.AnswerStore;
import io.touchstone.facts.message.KnownSource;
import io.touchstone.facts.message.Message;
import io.touchstone.facts.message.Message.RefClicks;
import io.touchstone.facts.message.Message.Sending;
import io.touchstone.facts.message.MessageSource;
import io.touchstone.facts.message.MessageStore;
import io.touchstone.facts.message.RefClickStore;
import io.touchstone.facts.message.SourceStore;
import io.touchstone.http.list.Cursor;
import io.touchstone.mask.Masks;
import io.touchstone.mask.OpaqueIds.OpaqueKind;
import io.touchstone.problem.ProblemException;
import io.touchstone.problem.ProblemType;
import io.touchstone.query.SentBy;
import io.touchstone.query.message.MessageQuery.MessagePosition;
import io.touchstone.sql.RowMemory;
import io.touchstone.sql.Tenant;
import io.touchstone.time.LocalCalendar;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Messages with their contacts, as the caller may see them. */
final class Messages {

    /** Of one question, in its order. */
    private interface MessagePages {
        List<SentMessage> page(@Nullable MessagePosition after, int count);
    }

    private final Tenant tenant;
    private final Workspace workspace;
    private final Masks masks;
    private final LocalCalendar calendar;

    /**
     * @param tenant sees one state of the database
     * @param masks what the caller may see of people
     */
    Messages(Tenant tenant, Workspace workspace, Masks masks) {
        this.tenant = tenant;
        this.workspace = workspace;
        this.masks = masks;
        this.calendar = new LocalCalendar(workspace.zone());
    }

    /**
     * Rows in the question's order.
     *
     * @param after where the page before ended, as {@link MessageRow#position} says it; null for the first
     * @param count how many at most
     */
    List<MessageRow> page(MessageQuery question, @Nullable Cursor after, int count) {
        MessagePosition from = position(after);
        return rows(pages(question, from).page(from, count));
    }

    /** Hands over every row. */
    void all(MessageQuery question, @Nullable Cursor after, Consumer<MessageRow> consumer) {
        MessagePosition next = position(after);
        MessagePages pages = pages(question, next);
        boolean more;
        do {
            MessagePosition from = next;
            List<SentMessage> found = RowMemory.passing(() -> {
                List<SentMessage> page = pages.page(from, Snapshots.ROWS_AT_ONCE);
                rows(page).forEach(consumer);
                return page;
            });
            next = found.isEmpty() ? from : found.getLast().position();
            more = found.size() == Snapshots.ROWS_AT_ONCE;
        } while (more);
    }

    /** @param from where the first of them begins */
    private MessagePages pages(MessageQuery question, @Nullable MessagePosition from) {
        return question.states().askForCredit() && !question.sharing().isLast()
                ? SharedMessages.of(tenant, workspace, question, from)::page
                : (after, count) -> SelectMessages.page(tenant, question, after, count);
    }

    private List<MessageRow> rows(List<SentMessage> found) {
        Set<Long> contactKeys = new HashSet<>();
        found.stream()
                .map(sent -> sent.sending().contactKey())
                .filter(Objects::nonNull)
                .forEach(contactKeys::add);
        Map<Long, ContactProfile> profiles = SelectProfiles.of(tenant, contactKeys, masks);
        SourceNames names =
                SentBy.names(tenant, found.stream().map(SentMessage::source).toList());
        return found.stream()
                .map(sent -> MessageRow.of(
                        sent.message(),
                        SentBy.of(sent.source(), names),
                        profiles.get(sent.sending().contactKey()),
                        calendar,
                        masks))
                .toList();
    }

    /** Of messages of one instant the order goes by their own ids, which an opaque one does not tell. */
    private @Nullable MessagePosition position(@Nullable Cursor after) {
        if (after == null) {
            return null;
        }
        String id = Objects.requireNonNullElse(after.text(1), "");
        return new MessagePosition(
                after.number(0),
                masks.hide() ? called(id).orElseThrow(Cursor::invalid).id() : id);
    }

    private Optional<Message> byKey(long key) {
        return MessageStore.find(tenant, List.of(key)).stream().findFirst();
    }

    /** As the caller may call it: an id that tells who somebody is finds nothing where it may not be shown. */
    private Optional<Message> called(String id) {
        if (!masks.hide()) {
            return MessageStore.find(tenant, id);
        }
        Optional<Long> key = masks.ids().parse(OpaqueKind.MESSAGE, id);
        return key.isPresent() ? byKey(key.get()) : Optional.empty();
    }

    /**
     * One of which any event is known.
     *
     * @param id as the caller may call it
     */
    MessageDetail one(String id) {
        Message message =
                called(id).orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND, "There is no such message."));
        List<StoredEvent> events = Stream.concat(
                        EventLog.about(tenant, List.of(message.key())).stream(), unnaming(message).stream())
                .sorted(Comparator.comparing(StoredEvent::order))
                .toList();
        Sending sending = message.sending();
        Map<Long, KnownSource> sources = SourceStore.find(tenant, sourceKeys(sending, events));
        MessageSource source = sending == null ? null : source(sending.sourceKey(), sources);
        SentBy sentBy = SentBy.of(source, SentBy.names(tenant, source == null ? List.of() : List.of(source)));
        return MessageDetail.of(
                message,
                MessageRow.of(
                        message,
                        sentBy,
                        message.contactKey() == null ? null : contact(message.contactKey()),
                        calendar,
                        masks),
                source,
                workspace.currency().getCurrencyCode(),
                events.stream()
                        .map(event -> EventRow.of(event, source(event.sourceKey(), sources), masks))
                        .toList());
    }

    /** The answers and clicks that belong to it without naming it. */
    private List<StoredEvent> unnaming(Message message) {
        List<Long> subjectKeys = new ArrayList<>();
        List<Long> eventKeys = new ArrayList<>();
        AnswerStore.to(tenant, message).forEach(answer -> {
            subjectKeys.add(answer.subjectKey());
            eventKeys.add(answer.eventKey());
        });
        if (!message.refClicks().equals(RefClicks.NONE)) {
            RefClickStore.of(tenant, List.of(message.key())).forEach(click -> {
                subjectKeys.add(click.subjectKey());
                eventKeys.add(click.eventKey());
            });
        }
        return EventLog.some(tenant, subjectKeys, eventKeys);
    }

    private ContactProfile contact(long contactKey) {
        return Objects.requireNonNull(
                SelectProfiles.of(tenant, List.of(contactKey), masks).get(contactKey));
    }

    /** That of the sending is among those of the events only while they are there. */
    private static Set<Long> sourceKeys(@Nullable Sending sending, List<StoredEvent> events) {
        Set<Long> keys = new HashSet<>();
        if (sending != null) {
            keys.add(sending.sourceKey());
        }
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
