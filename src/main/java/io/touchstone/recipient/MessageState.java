package io.touchstone.recipient;

import io.touchstone.message.Stage;
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
    Set<Stage> stages() {
        return switch (this) {
            case SENT -> EnumSet.allOf(Stage.class);
            case DELIVERED -> EnumSet.range(Stage.DELIVERED, Stage.RESPONDED_AND_CLICKED);
            case READ -> EnumSet.range(Stage.READ, Stage.RESPONDED_AND_CLICKED);
            case RESPONDED -> EnumSet.of(Stage.RESPONDED, Stage.RESPONDED_AND_CLICKED);
            case CLICKED -> EnumSet.of(Stage.CLICKED, Stage.RESPONDED_AND_CLICKED);
            case FAILED -> EnumSet.of(Stage.FAILED);
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
