package io.touchstone.retention;

import io.touchstone.tenant.WorkspaceId;

/** What only the scheduler calls. */
public final class Swept {

    private Swept() {}

    public static void by(Retention retention, WorkspaceId workspace) {
        retention.sweep(workspace);
    }
}
