package io.touchstone.facts.message;

import io.touchstone.event.EventOrder;
import io.touchstone.eventlog.StoredEvent;
import io.touchstone.eventlog.StoredEvent.Amount;
import io.touchstone.eventlog.StoredEventType;
import java.math.BigDecimal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the events about one message amount to. Adding events in any order gives the same message.
 *
 * @param sending null until {@code message.sent} is known: until then the message does not count
 * @param evidence by the events that name it, as are the counts
 * @param answers those that name no message and belong to it
 * @param refClicks those that name its ref and belong to it
 * @param frozenTouches null while the events are there that name it; once they are gone, how many of them are touches
 */
public record Message(
        long key,
        String id,
        @Nullable Sending sending,
        Receipts evidence,
        Counts counts,
        @Nullable MessageCost cost,
        Answers answers,
        RefClicks refClicks,
        @Nullable Integer frozenTouches) {

    /**
     * Of the {@code message.sent} that stands: the earliest of those that are no fallback, else the earliest.
     *
     * @param contactKey null where it names nobody but by identities that are shared
     * @param ref the sender's own key of the message, if it has one
     */
    public record Sending(
            EventOrder order,
            @Nullable Long contactKey,
            long sourceKey,
            boolean fallback,
            @Nullable String ref) {

        private boolean outranks(Sending other) {
            return fallback == other.fallback ? order.isBefore(other.order) : !fallback;
        }
    }

    /**
     * The earliest proof of each state, epoch milliseconds. A read proves delivery; a reply, a click not by a machine or an
     * opt-out proves both.
     *
     * @param failureCode of the earliest failure
     * @param readReceipt whether any {@code message.read} is known: many phones send none
     */
    public record Receipts(
            @Nullable Long deliveredAt,
            @Nullable Long readAt,
            @Nullable Long failedAt,
            @Nullable String failureCode,
            boolean readReceipt) {

        private static final Receipts NONE = new Receipts(null, null, null, null, false);

        private Receipts delivered(long at) {
            return new Receipts(earliest(deliveredAt, at), readAt, failedAt, failureCode, readReceipt);
        }

        private Receipts read(long at) {
            return new Receipts(earliest(deliveredAt, at), earliest(readAt, at), failedAt, failureCode, readReceipt);
        }

        private Receipts withReadReceipt() {
            return new Receipts(deliveredAt, readAt, failedAt, failureCode, true);
        }

        private Receipts failed(long at, @Nullable String code) {
            boolean stands = failedAt == null || at < failedAt || (at == failedAt && precedes(code, failureCode));
            return stands ? new Receipts(deliveredAt, readAt, at, code, readReceipt) : this;
        }

        private static boolean precedes(@Nullable String code, @Nullable String other) {
            return code != null && (other == null || code.compareTo(other) < 0);
        }
    }

    /** Numbers of events; {@code clicks} are those not by a machine. */
    public record Counts(int responses, int clicks, int machineClicks, int textReplies, boolean optedOut) {

        private static final Counts NONE = new Counts(0, 0, 0, 0, false);
    }

    /**
     * What answers come to that name no message.
     *
     * @param firstAt the earliest, epoch milliseconds; null when there is none
     */
    public record Answers(@Nullable Long firstAt, int responses, int textReplies, boolean optedOut) {

        public static final Answers NONE = new Answers(null, 0, 0, false);

        static Answers of(Answer answer) {
            return new Answers(
                    answer.at(),
                    answer.type() == StoredEventType.MESSAGE_QUICK_REPLY ? 1 : 0,
                    answer.type() == StoredEventType.MESSAGE_TEXT_REPLY ? 1 : 0,
                    answer.type() == StoredEventType.CONTACT_OPTED_OUT);
        }

        Answers and(Answers other) {
            return new Answers(
                    earliest(firstAt, other.firstAt),
                    responses + other.responses,
                    textReplies + other.textReplies,
                    optedOut || other.optedOut);
        }
    }

    /**
     * What clicks come to that name a ref.
     *
     * @param firstAt the earliest that is not by a machine, epoch milliseconds; null when there is none
     */
    public record RefClicks(@Nullable Long firstAt, int clicks, int machineClicks) {

        public static final RefClicks NONE = new RefClicks(null, 0, 0);

        public static RefClicks of(RefClick click) {
            return click.machine() ? new RefClicks(null, 0, 1) : new RefClicks(click.at(), 1, 0);
        }

        public RefClicks and(RefClicks others) {
            return new RefClicks(
                    earliest(firstAt, others.firstAt), clicks + others.clicks, machineClicks + others.machineClicks);
        }
    }

    /** The cost that stands, in the currency of the workspace. */
    public record MessageCost(BigDecimal amount, boolean estimated, EventOrder order) {

        public MessageCost {
            amount = amount.stripTrailingZeros(); // so that equal messages are equal, read or computed
        }

        private boolean outranks(MessageCost other) {
            return estimated == other.estimated ? other.order.isBefore(order) : !estimated;
        }
    }

    private static Long earliest(@Nullable Long known, long at) {
        return known == null ? at : Math.min(known, at);
    }

    private static @Nullable Long earliest(@Nullable Long left, @Nullable Long right) {
        return right == null ? left : earliest(left, right.longValue());
    }

    /** A message of which nothing is known yet. */
    public static Message unknown(long key, String id) {
        return new Message(key, id, null, Receipts.NONE, Counts.NONE, null, Answers.NONE, RefClicks.NONE, null);
    }

    /** Whom it was sent to; null while it does not count, and where that names nobody. */
    public @Nullable Long contactKey() {
        return sending == null ? null : sending.contactKey();
    }

    public boolean isCounted() {
        return sending != null;
    }

    /** Whether the events that name it are gone: what they came to stays as it is, and no other one is added. */
    public boolean isFrozen() {
        return frozenTouches != null;
    }

    /** The earliest proof of delivery, epoch milliseconds. An answer proves delivery and reading, and so does a click. */
    public @Nullable Long deliveredAt() {
        return earliest(earliest(evidence.deliveredAt(), answers.firstAt()), refClicks.firstAt());
    }

    /** The earliest proof of reading, epoch milliseconds. */
    public @Nullable Long readAt() {
        return earliest(earliest(evidence.readAt(), answers.firstAt()), refClicks.firstAt());
    }

    public int responses() {
        return counts.responses() + answers.responses();
    }

    public int textReplies() {
        return counts.textReplies() + answers.textReplies();
    }

    /** Those not by a machine. */
    public int clicks() {
        return counts.clicks() + refClicks.clicks();
    }

    public int machineClicks() {
        return counts.machineClicks() + refClicks.machineClicks();
    }

    public boolean optedOut() {
        return counts.optedOut() || answers.optedOut();
    }

    public boolean delivered() {
        return deliveredAt() != null;
    }

    public boolean read() {
        return readAt() != null;
    }

    public boolean failed() {
        return evidence.failedAt() != null && !delivered();
    }

    public boolean responded() {
        return responses() > 0;
    }

    public boolean clicked() {
        return clicks() > 0;
    }

    /** Whether an answer that names no message may belong to it: it was sent, and by what the events say that name it, did not fail. */
    private boolean isAnswerable() {
        return sending != null && (evidence.failedAt() == null || evidence.deliveredAt() != null);
    }

    /** The sending by which answers may belong to it; null when none may. */
    public @Nullable Sending answerableSending() {
        return isAnswerable() ? sending : null;
    }

    public Message answered(Answers others) {
        return new Message(key, id, sending, evidence, counts, cost, others, refClicks, frozenTouches);
    }

    public Message clicked(RefClicks others) {
        return new Message(key, id, sending, evidence, counts, cost, answers, others, frozenTouches);
    }

    /** Whether any of what {@link MessageStore#REF_COLUMNS} hold is not as it is of most messages. */
    boolean hasRefParts() {
        return !refClicks.equals(RefClicks.NONE) || (sending != null && (sending.fallback() || sending.ref() != null));
    }

    public boolean interacted() {
        return responded() || clicked();
    }

    /** Its reader has read receipts switched off. */
    public boolean interactedUnread() {
        return interacted() && !evidence.readReceipt();
    }

    /** What it cost, as sums and lists have it: nothing was charged for a failure that nobody priced. Null while no cost is known. */
    public @Nullable BigDecimal countedCost() {
        if (cost == null) {
            return null;
        }
        return cost.estimated() && failed() ? BigDecimal.ZERO : cost.amount();
    }

    public MessageStage stage() {
        if (responded()) {
            return clicked() ? MessageStage.RESPONDED_AND_CLICKED : MessageStage.RESPONDED;
        }
        if (clicked()) {
            return MessageStage.CLICKED;
        }
        if (read()) {
            return MessageStage.READ;
        }
        if (delivered()) {
            return MessageStage.DELIVERED;
        }
        return failed() ? MessageStage.FAILED : MessageStage.SENT;
    }

    /** @param contactKey of the contact whom the event names, when it names one */
    public Message with(StoredEvent event, @Nullable Long contactKey) {
        long at = event.occurredAt();
        return switch (event.type()) {
            case MESSAGE_SENT -> with(claim(event, contactKey)).with(event.amount(), event);
            case MESSAGE_DELIVERED -> with(evidence.delivered(at)).with(event.amount(), event);
            case MESSAGE_PRICED -> with(event.amount(), event);
            case MESSAGE_READ -> with(evidence.read(at).withReadReceipt());
            case MESSAGE_FAILED -> with(evidence.failed(at, event.detail().code()));
            case MESSAGE_QUICK_REPLY -> with(evidence.read(at)).counting(1, 0, 0, 0, false);
            case MESSAGE_TEXT_REPLY -> with(evidence.read(at)).counting(0, 0, 0, 1, false);
            case MESSAGE_CLICKED ->
                event.machine()
                        ? counting(0, 0, 1, 0, false)
                        : with(evidence.read(at)).counting(0, 1, 0, 0, false);
            case CONTACT_OPTED_OUT -> with(evidence.read(at)).counting(0, 0, 0, 0, true);
            case PURCHASE_PLACED,
                    PURCHASE_UPDATED,
                    PURCHASE_REFUNDED,
                    PURCHASE_CANCELLED,
                    PURCHASE_RESTORED,
                    CONTACT_IDENTIFIED -> throw new IllegalArgumentException(event.type() + " is not about a message");
        };
    }

    /** This message after its contact turned out to be {@code contactKey}. */
    public Message of(@Nullable Long contactKey) {
        return sending == null
                ? this
                : with(new Sending(
                        sending.order(), contactKey, sending.sourceKey(), sending.fallback(), sending.ref()));
    }

    private Sending claim(StoredEvent event, @Nullable Long contactKey) {
        Sending claimed = new Sending(
                event.order(), contactKey, Objects.requireNonNull(event.sourceKey()), event.fallback(), event.ref());
        return sending == null || claimed.outranks(sending) ? claimed : sending;
    }

    private Message with(Sending newSending) {
        return new Message(key, id, newSending, evidence, counts, cost, answers, refClicks, frozenTouches);
    }

    private Message with(Receipts newEvidence) {
        return new Message(key, id, sending, newEvidence, counts, cost, answers, refClicks, frozenTouches);
    }

    private Message with(@Nullable Amount amount, StoredEvent event) {
        if (amount == null) {
            return this;
        }
        MessageCost carried = new MessageCost(amount.workspaceAmount(), amount.estimated(), event.order());
        boolean stands = cost == null || carried.outranks(cost);
        return stands
                ? new Message(key, id, sending, evidence, counts, carried, answers, refClicks, frozenTouches)
                : this;
    }

    private Message counting(int responses, int clicks, int machineClicks, int textReplies, boolean optedOut) {
        Counts added = new Counts(
                counts.responses() + responses,
                counts.clicks() + clicks,
                counts.machineClicks() + machineClicks,
                counts.textReplies() + textReplies,
                counts.optedOut() || optedOut);
        return new Message(key, id, sending, evidence, added, cost, answers, refClicks, frozenTouches);
    }
}
