package io.touchstone.control.workspace;

import io.touchstone.sql.Row;
import io.touchstone.sql.Tenant;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The version of a workspace's data, which grows with every transaction that can change an answer. It is also the last
 * lock that a transaction takes before it writes roll-ups: who holds one slot knows that no generation begins, moves on or
 * comes into use until it has committed, because that takes all of them.
 */
public final class DataVersionStore {

    /** That many instances can write roll-ups of a workspace at once; readers sum as many rows. */
    private static final int SLOTS = 4;

    /**
     * That of this instance: its transactions hold it for the time of a commit, one after the other, so that readers find one
     * row where each slot that was used would give them another. A container is named by its host, and two
     * may share a slot; what is not a container is alone.
     */
    private static final int SLOT =
            Math.floorMod(System.getenv().getOrDefault("HOSTNAME", "").hashCode(), SLOTS);

    /**
     * The version of the workspace that asks: by itself, or as a column for whoever reads the workspace anyway. Equal at
     * two moments only if no answer can have changed in between.
     */
    public static final String VERSION =
            "SELECT COALESCE(SUM(version), 0) FROM data_version WHERE workspace_id = :workspace";

    private DataVersionStore() {}

    /** Counts a change and locks the slot of this instance, until the transaction ends. */
    public static int increment(Tenant tenant) {
        increment(tenant, List.of(SLOT));
        return SLOT;
    }

    /** Counts a change and locks all slots, until the transaction ends: nobody else writes roll-ups meanwhile. */
    public static void incrementAll(Tenant tenant) {
        increment(tenant, IntStream.range(0, SLOTS).boxed().toList());
    }

    /** As it is now. */
    public static long version(Tenant tenant) {
        return tenant.query(VERSION, Row::number).getFirst();
    }

    private static void increment(Tenant tenant, List<Integer> slots) {
        tenant.batch("""
                INSERT INTO data_version (workspace_id, slot, version) VALUES (:workspace, ?, 1)
                ON DUPLICATE KEY UPDATE version = version + 1
                """, slots, (parameters, slot) -> parameters.add(slot));
    }
}
