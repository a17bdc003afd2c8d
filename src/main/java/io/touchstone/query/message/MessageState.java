package io.touchstone.query.message;

import io.touchstone.facts.message.MessageStage;
import java.util.EnumSet;
import java.util.Set;

/** Each lists the messages that the KPI of the same name counts (section 3 of the measurement contract). */
public enum MessageState {
    SENT,
    DELIVERED,
    READ,
    RESPONDED,
    CLICKED,
    FAILED;

    /** How far its messages got. */
    Set<MessageStage> stages() {
        return switch (this) {
            case SENT -> EnumSet.allOf(MessageStage.class);
            case DELIVERED -> EnumSet.range(MessageStage.DELIVERED, MessageStage.RESPONDED_AND_CLICKED);
            case READ -> EnumSet.range(MessageStage.READ, MessageStage.RESPONDED_AND_CLICKED);
            case RESPONDED -> EnumSet.of(MessageStage.RESPONDED, MessageStage.RESPONDED_AND_CLICKED);
            case CLICKED -> EnumSet.of(MessageStage.CLICKED, MessageStage.RESPONDED_AND_CLICKED);
            case FAILED -> EnumSet.of(MessageStage.FAILED);
        };
    }

    /** Whether a message is likely to be in it. */
    boolean isOfMost() {
        return switch (this) {
            case SENT, DELIVERED, READ -> true;
            case RESPONDED, CLICKED, FAILED -> false;
        };
    }
}
