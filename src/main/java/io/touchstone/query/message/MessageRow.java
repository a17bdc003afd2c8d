package io.touchstone.query.message;

import io.touchstone.event.SourceKind;
import io.touchstone.export.Column;
import io.touchstone.facts.contact.ContactProfile;
import io.touchstone.facts.message.Message;
import io.touchstone.facts.message.Message.Receipts;
import io.touchstone.facts.message.Message.Sending;
import io.touchstone.facts.message.MessageSource;
import io.touchstone.mask.Masks;
import io.touchstone.query.Columns;
import io.touchstone.query.kpi.PlainDecimal;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One message as answers show it. Contact, source and sending are null just where its {@code message.sent} never came:
 * never in the list.
 *
 * @param messageId as the caller may call it
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
        @Nullable SourceKind kind,
        @Nullable String campaignId,
        @Nullable String flowId,
        @Nullable String nodeId,
        @Nullable Instant sentAt,
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
                    List.of(
                            Column.of("kind", MessageRow::kind),
                            Column.of("campaign_id", MessageRow::campaignId),
                            Column.of("flow_id", MessageRow::flowId),
                            Column.of("node_id", MessageRow::nodeId),
                            Column.of("sent_at", MessageRow::sentAt),
                            Column.of("delivered_at", MessageRow::deliveredAt),
                            Column.of("read_at", MessageRow::readAt),
                            Column.of("failed_at", MessageRow::failedAt),
                            Column.of("failure_code", MessageRow::failureCode),
                            Column.of("clicks", MessageRow::clicks),
                            Column.of("responses", MessageRow::responses),
                            Column.of("cost", MessageRow::cost)),
                    Column.of("contact_", MessageRow::contact, Columns.NEW_OF_CONTACT))
            .flatMap(List::stream)
            .toList();

    static MessageRow of(
            Message message, @Nullable MessageSource source, @Nullable ContactProfile contact, Masks masks) {
        Sending sending = message.sending();
        Receipts evidence = message.evidence();
        BigDecimal cost = message.countedCost();
        return new MessageRow(
                masks.messageId(message.key(), message.id()),
                contact,
                source == null ? null : source.kind(),
                source == null ? null : source.campaignId(),
                source == null ? null : source.flowId(),
                source == null ? null : source.nodeId(),
                sending == null ? null : Instant.ofEpochMilli(sending.order().at()),
                instant(message.deliveredAt()),
                instant(message.readAt()),
                message.failed() ? instant(evidence.failedAt()) : null,
                message.failed() ? evidence.failureCode() : null,
                message.counts().clicks(),
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
