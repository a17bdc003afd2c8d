package io.touchstone.eventlog;

import io.touchstone.sql.PrimaryState;
import io.touchstone.sql.Row;
import io.touchstone.sql.Tenant;
import io.touchstone.sql.Transactions;
import io.touchstone.tenant.WorkspaceId;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/**
 * Makes the keys of a workspace: every instance takes blocks of them from the database and deals them out from memory,
 * so that no insert waits for a counter. Gaps mean nothing.
 *
 * <p>A server that takes the primary's place without its last transactions may not know of a block that is being dealt out. So none is
 * dealt out further once connections were lost, and none is taken whose keys rows have already.
 */
@ApplicationScoped
public class KeyAllocator {

    /** One statement for this many keys; sixteen keys are reserved per event. */
    private static final long BLOCK = 200_000;

    /**
     * How far beyond the last key that is found the next block begins. Keys of events and of ids without a row of their own are not looked
     * for, nor are those of transactions under way: they are of the same blocks, of which so many may have been dealt out at once.
     */
    private static final long MARGIN = 100 * BLOCK;

    private static final Logger LOG = Logger.getLogger(KeyAllocator.class);

    /** @param term of the primary that it was taken from */
    private record Block(long next, long end, long term) {
        boolean holds(long count, long now) {
            return end - next >= count && term == now;
        }
    }

    private final Transactions transactions;
    private final PrimaryState primary;
    private final Map<WorkspaceId, Block> blocks = new ConcurrentHashMap<>();

    KeyAllocator(Transactions transactions, PrimaryState primary) {
        this.transactions = transactions;
        this.primary = primary;
    }

    /** Reserves {@code count} keys. Call it outside a transaction: it may need a connection of its own. */
    public ReservedKeys reserve(WorkspaceId workspace, long count) {
        Block taken = blocks.compute(workspace, (id, block) -> {
            long term = primary.term();
            Block from = block != null && block.holds(count, term)
                    ? block
                    : transactions.write(id, tenant -> fetch(tenant, Math.max(count, BLOCK), term));
            return new Block(from.next() + count, from.end(), term);
        });
        return new ReservedKeys(taken.next() - count, count);
    }

    private static Block fetch(Tenant tenant, long count, long term) {
        long first = advance(tenant, count) - count;
        long last = lastUsed(tenant);
        if (last < first) {
            return new Block(first, first + count, term);
        }
        LOG.warnf(
                "Keys of the workspace %s up to %d are used, which its database gives out from %d on: it has lost transactions. They are"
                        + " skipped; see docs/high-availability.md",
                tenant.workspace(), last, first);
        long end = advance(tenant, last - first + MARGIN);
        return new Block(end - count, end, term);
    }

    /** Moves the mark on by so many keys, and returns it. Until the end of the transaction nobody else does. */
    private static long advance(Tenant tenant, long count) {
        tenant.update("""
                INSERT INTO key_block (workspace_id, next_key) VALUES (:workspace, ?)
                ON DUPLICATE KEY UPDATE next_key = next_key + VALUES(next_key)
                """, count);
        return tenant.query("SELECT next_key FROM key_block WHERE workspace_id = :workspace", Row::number)
                .getFirst();
    }

    /**
     * The greatest key of those things that would become one another if two had the same; less than 0 for none. Each is the end of a primary
     * key.
     */
    private static long lastUsed(Tenant tenant) {
        List<Long> last = tenant.query("""
                SELECT COALESCE(MAX(message_key), -1) FROM message WHERE workspace_id = :workspace
                UNION ALL
                SELECT COALESCE(MAX(purchase_key), -1) FROM purchase WHERE workspace_id = :workspace
                UNION ALL
                SELECT COALESCE(MAX(identity_key), -1) FROM identity WHERE workspace_id = :workspace
                UNION ALL
                SELECT COALESCE(MAX(contact_key), -1) FROM contact WHERE workspace_id = :workspace
                UNION ALL
                SELECT COALESCE(MAX(source_key), -1) FROM source WHERE workspace_id = :workspace
                """, Row::number);
        return last.stream().mapToLong(Long::longValue).max().orElseThrow();
    }
}
