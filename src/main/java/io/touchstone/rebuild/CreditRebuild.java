package io.touchstone.rebuild;

import io.touchstone.eventlog.KeyRange;
import io.touchstone.rebuild.Background.Tries;
import io.touchstone.tenant.WorkspaceId;

/**
 * How far the credits of a workspace have been made again.
 *
 * @param begunAt epoch milliseconds; greater than that of the one before
 * @param doneKey of the last purchase that was compared; {@link KeyRange#LAST} once all were
 * @param purchases that were compared
 * @param repaired those of them whose credits were not what the facts say
 * @param tries that failed since it last got on
 */
record CreditRebuild(WorkspaceId workspace, long begunAt, long doneKey, long purchases, long repaired, Tries tries) {

    boolean isUnderWay() {
        return doneKey != KeyRange.LAST && !hasFailed();
    }

    boolean hasFailed() {
        return tries.isLast();
    }

    CreditRebuild after(Tries failed) {
        return new CreditRebuild(workspace, begunAt, doneKey, purchases, repaired, failed);
    }
}
