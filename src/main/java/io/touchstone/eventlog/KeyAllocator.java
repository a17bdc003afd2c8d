package io.touchstone.eventlog;

import io.touchstone.sql.Row;
import io.touchstone.sql.Tenant;
import io.touchstone.sql.Transactions;
import io.touchstone.tenant.WorkspaceId;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Makes the keys of a workspace: every instance takes blocks of them from the database and deals them out from memory,
 * so that no insert waits for a counter. Gaps mean nothing.
 */
@ApplicationScoped
public class KeyAllocator {

    /** One statement for this many keys; some eight keys are reserved per event. */
    private static final long BLOCK = 200_000;

    private record Block(long next, long end) {
        boolean holds(long count) {
            return end - next >= count;
        }
    }

    private final Transactions transactions;
    private final Map<WorkspaceId, Block> blocks = new ConcurrentHashMap<>();

    KeyAllocator(Transactions transactions) {
        this.transactions = transactions;
    }

    /** Reserves {@code count} keys. Call it outside a transaction: it may need a connection of its own. */
    public ReservedKeys reserve(WorkspaceId workspace, long count) {
        Block taken = blocks.compute(workspace, (id, block) -> {
            Block from = block != null && block.holds(count)
                    ? block
                    : transactions.write(id, tenant -> fetch(tenant, Math.max(count, BLOCK)));
            return new Block(from.next() + count, from.end());
        });
        return new ReservedKeys(taken.next() - count, count);
    }

    private static Block fetch(Tenant tenant, long count) {
        tenant.update("""
                INSERT INTO key_block (workspace_id, next_key) VALUES (:workspace, ?)
                ON DUPLICATE KEY UPDATE next_key = next_key + VALUES(next_key)
                """, count);
        long end = tenant.query("SELECT next_key FROM key_block WHERE workspace_id = :workspace", Row::number)
                .getFirst();
        return new Block(end - count, end);
    }
}
