package io.touchstone.rebuild;

import io.touchstone.eventlog.KeyRange;
import io.touchstone.rebuild.Background.Tries;
import io.touchstone.rollup.RollupGeneration;
import io.touchstone.tenant.WorkspaceId;
import org.jspecify.annotations.Nullable;

/**
 * A rebuild of a workspace.
 *
 * @param cut what is being made, and how far it has come
 * @param peopleKey from events alone: contacts up to this key have been parted where the events do not join them
 * @param finishedAt when it came into use, epoch milliseconds; null before
 * @param tries that failed since it last got on
 */
record Rebuild(
        WorkspaceId workspace,
        RollupGeneration cut,
        Origin origin,
        long peopleKey,
        @Nullable Long finishedAt,
        Tries tries) {

    /** Under way, or failed: what it was to make is not made. */
    boolean isOwed() {
        return finishedAt == null;
    }

    boolean isUnderWay() {
        return isOwed() && !hasFailed();
    }

    boolean hasFailed() {
        return isOwed() && tries.isLast();
    }

    boolean hasToPart() {
        return origin == Origin.EVENTS && peopleKey != KeyRange.LAST;
    }

    Rebuild partedUpTo(long contactKey) {
        return new Rebuild(workspace, cut, origin, contactKey, null, Tries.NONE);
    }

    Rebuild upTo(long doneKey) {
        return new Rebuild(
                workspace,
                new RollupGeneration(cut.generation(), cut.zone(), doneKey),
                origin,
                peopleKey,
                null,
                Tries.NONE);
    }

    Rebuild finished(long at) {
        return new Rebuild(workspace, cut, origin, peopleKey, at, Tries.NONE);
    }

    /**
     * After a try that failed. With the last one it becomes one of which nothing is made, under another number: intake
     * keeps nothing up to date for it, and an instance of the release before, which knows of no failure, begins it anew.
     */
    Rebuild after(Tries failed) {
        RollupGeneration left = failed.isLast()
                ? new RollupGeneration(cut.generation() + 1, cut.zone(), RollupGeneration.NOTHING)
                : cut;
        return new Rebuild(workspace, left, origin, peopleKey, null, failed);
    }
}
