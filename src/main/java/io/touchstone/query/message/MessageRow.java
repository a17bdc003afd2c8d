package io.touchstone.query.message;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.touchstone.export.Column;
import io.touchstone.facts.contact.ContactProfile;
import io.touchstone.facts.message.Message;
import io.touchstone.facts.message.Message.Receipts;
import io.touchstone.facts.message.Message.Sending;
import io.touchstone.mask.Masks;
import io.touchstone.query.Columns;
import io.touchstone.query.SentBy;
import io.touchstone.query.kpi.PlainDecimal;
import io.touchstone.time.LocalCalendar;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One message as answers show it. Contact, source and sending are null just where its {@code message.sent} never came:
 * never in the list.
 *
 * @param messageId as the caller may call it
 * @param sentOn the day on which the numbers have it, in the time zone of the workspace
 * @param deliveredAt the earliest proof of delivery, so that messages with one are those that the KPI counts; so for
 *     reading
 * @param failedAt the earliest failure; null, as is its code, with proof of delivery: such a message did not fail
 * @param clicks without those by machines
 * @param responses quick replies
 * @param cost in the currency of the workspace, as the KPI has it; null while none is known
 */
record MessageRow(
        String messageId,
        @Nullable ContactProfile contact,
        @JsonUnwrapped SentBy sentBy,
        @Nullable Instant sentAt,
        @Nullable LocalDate sentOn,
        @Nullable Instant deliveredAt,
        @Nullable Instant readAt,
        @Nullable Instant failedAt,
        @Nullable String failureCode,
        int clicks,
        int responses,
        @Nullable BigDecimal cost) {

    static final List<Column<MessageRow>> COLUMNS = Stream.of(
                    List.of(Column.of("message_id", MessageRow::messageId)),
                    Column.of("contact_", MessageRow::contact, Columns.CONTACT),
                    Column.of("", MessageRow::sentBy, SentBy.COLUMNS),
                    List.of(
                            Column.of("sent_at", MessageRow::sentAt),
                            Column.of("delivered_at", MessageRow::deliveredAt),
                            Column.of("read_at", MessageRow::readAt),
                            Column.of("failed_at", MessageRow::failedAt),
                            Column.of("failure_code", MessageRow::failureCode),
                            Column.of("clicks", MessageRow::clicks),
                            Column.of("responses", MessageRow::responses),
                            Column.of("cost", MessageRow::cost)),
                    Column.of("contact_", MessageRow::contact, Columns.NEW_OF_CONTACT),
                    Column.of("", MessageRow::sentBy, SentBy.NEW_COLUMNS),
                    List.of(Column.of("sent_on", MessageRow::sentOn)))
            .flatMap(List::stream)
            .toList();

    static MessageRow of(
            Message message, SentBy sentBy, @Nullable ContactProfile contact, LocalCalendar calendar, Masks masks) {
        Sending sending = message.sending();
        Instant sentAt =
                sending == null ? null : Instant.ofEpochMilli(sending.order().at());
        Receipts evidence = message.evidence();
        BigDecimal cost = message.countedCost();
        return new MessageRow(
                masks.messageId(message.key(), message.id()),
                contact,
                sentBy,
                sentAt,
                sentAt == null ? null : calendar.dayOf(sentAt),
                instant(message.deliveredAt()),
                instant(message.readAt()),
                message.failed() ? instant(evidence.failedAt()) : null,
                message.failed() ? evidence.failureCode() : null,
                message.clicks(),
                message.responses(),
                cost == null ? null : PlainDecimal.plain(cost));
    }

    /** Where a list goes on after this one, which counts: for a cursor, which tells no more than the row. */
    List<@Nullable String> position() {
        return List.of(String.valueOf(Objects.requireNonNull(sentAt).toEpochMilli()), messageId);
    }

    private static @Nullable Instant instant(@Nullable Long millis) {
        return millis == null ? null : Instant.ofEpochMilli(millis);
    }
}
