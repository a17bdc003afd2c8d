package io.touchstone.rebuild;

import io.touchstone.rollup.RollupGeneration;
import io.touchstone.tenant.WorkspaceId;
import org.jspecify.annotations.Nullable;

/**
 * A rebuild of a workspace.
 *
 * @param cut what is being made, and how far it has come
 * @param finishedAt when it came into use, epoch milliseconds; null while it is under way
 */
record Rebuild(
        WorkspaceId workspace,
        RollupGeneration cut,
        Origin origin,
        @Nullable Long finishedAt) {

    boolean isUnderWay() {
        return finishedAt == null;
    }

    Rebuild upTo(long doneKey) {
        return new Rebuild(workspace, new RollupGeneration(cut.generation(), cut.zone(), doneKey), origin, null);
    }

    Rebuild finished(long at) {
        return new Rebuild(workspace, cut, origin, at);
    }
}
