package io.touchstone.event;

/** Campaigns and flows have windows of their own. */
public enum SourceKind {
    CAMPAIGN,
    FLOW;

    public SourceKind other() {
        return switch (this) {
            case CAMPAIGN -> FLOW;
            case FLOW -> CAMPAIGN;
        };
    }
}
