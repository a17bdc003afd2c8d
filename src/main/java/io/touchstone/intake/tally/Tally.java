package io.touchstone.intake.tally;

/**
 * What is counted together, of a workspace.
 *
 * @param connectionId 0 where it is of none
 * @param kind a word of ours, or of a platform; nobody's data
 * @param reason empty where there is none to tell
 */
public record Tally(Topic topic, long connectionId, String kind, String reason) {

    public static Tally of(Topic topic, String kind) {
        return new Tally(topic, 0, kind, "");
    }

    Tally ofKind(String otherKind) {
        return new Tally(topic, connectionId, otherKind, reason);
    }
}
