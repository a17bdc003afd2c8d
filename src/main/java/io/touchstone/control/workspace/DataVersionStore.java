package io.touchstone.control.workspace;

import io.touchstone.sql.Row;
import io.touchstone.sql.Tenant;
import java.time.Instant;
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

    /** When the newest event of the workspace was stored, epoch milliseconds: as a column beside {@link #VERSION}. */
    public static final String STORED_AT = "SELECT MAX(stored_at) FROM data_version WHERE workspace_id = :workspace";

    private DataVersionStore() {}

    /** Counts a change and locks the slot of this instance, until the transaction ends. */
    public static int increment(Tenant tenant) {
        increment(tenant, List.of(SLOT));
        return SLOT;
    }

    /**
     * As {@link #increment(Tenant)}, of a transaction that stored events: what notes when, and never goes back where clocks do, costs no
     * statement of its own.
     */
    public static int incrementFor(Tenant tenant, Instant storedAt) {
        tenant.batch(
                """
                INSERT INTO data_version (workspace_id, slot, version, stored_at) VALUES (:workspace, ?, 1, ?)
                ON DUPLICATE KEY UPDATE version = version + 1, stored_at = GREATEST(COALESCE(stored_at, 0), VALUES(stored_at))
                """, List.of(SLOT), (parameters, slot) -> parameters.add(slot).add(storedAt.toEpochMilli()));
        return SLOT;
    }

    /** Counts a change and locks all slots, until the transaction ends: nobody else writes roll-ups meanwhile. */
    public static void incrementAll(Tenant tenant) {
        increment(tenant, IntStream.range(0, SLOTS).boxed().toList());
    }

    /** As it is now. */
    public static DataVersion version(Tenant tenant) {
        return tenant.query(
                        "SELECT COALESCE(SUM(version), 0), MAX(stored_at) FROM data_version WHERE workspace_id = :workspace",
                        DataVersionStore::read)
                .getFirst();
    }

    /** From where the row has the columns {@link #VERSION} and {@link #STORED_AT}. */
    public static DataVersion read(Row row) {
        long number = row.number();
        Long storedAt = row.numberOrNull();
        return new DataVersion(number, storedAt == null ? null : Instant.ofEpochMilli(storedAt));
    }

    private static void increment(Tenant tenant, List<Integer> slots) {
        tenant.batch("""
                INSERT INTO data_version (workspace_id, slot, version) VALUES (:workspace, ?, 1)
                ON DUPLICATE KEY UPDATE version = version + 1
                """, slots, (parameters, slot) -> parameters.add(slot));
    }
}
