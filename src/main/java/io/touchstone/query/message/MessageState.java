package io.touchstone.query.message;

import io.touchstone.facts.message.MessageStage;
import java.util.EnumSet;
import java.util.Set;

/**
 * Each lists the messages that the KPI of the same name counts ({@code docs/kpis.md}), {@code opted_out} those of
 * {@code opt_outs}; {@code credited} those that earned a purchase under the asked rule.
 */
public enum MessageState {
    SENT,
    DELIVERED,
    READ,
    RESPONDED,
    CLICKED,
    INTERACTED,
    OPTED_OUT,
    CREDITED,
    FAILED;

    /** How far its messages got, and no others where {@link #isOfStage}. */
    Set<MessageStage> stages() {
        return switch (this) {
            case SENT, CREDITED -> EnumSet.allOf(MessageStage.class);
            case DELIVERED -> EnumSet.range(MessageStage.DELIVERED, MessageStage.RESPONDED_AND_CLICKED);
            // An opt-out proves reading.
            case READ, OPTED_OUT -> EnumSet.range(MessageStage.READ, MessageStage.RESPONDED_AND_CLICKED);
            case RESPONDED -> EnumSet.of(MessageStage.RESPONDED, MessageStage.RESPONDED_AND_CLICKED);
            case CLICKED -> EnumSet.of(MessageStage.CLICKED, MessageStage.RESPONDED_AND_CLICKED);
            case INTERACTED -> EnumSet.range(MessageStage.RESPONDED, MessageStage.RESPONDED_AND_CLICKED);
            case FAILED -> EnumSet.of(MessageStage.FAILED);
        };
    }

    /** Whether how far a message got says whether it is one of them. */
    boolean isOfStage() {
        return switch (this) {
            case SENT, DELIVERED, READ, RESPONDED, CLICKED, INTERACTED, FAILED -> true;
            case OPTED_OUT, CREDITED -> false;
        };
    }
}
