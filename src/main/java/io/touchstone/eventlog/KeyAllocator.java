package io.touchstone.eventlog;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.touchstone.sql.Sql;
import io.touchstone.tenant.WorkspaceId;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;

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

    private final DataSource dataSource;
    private final Map<WorkspaceId, Block> blocks = new ConcurrentHashMap<>();

    KeyAllocator(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Reserves {@code count} keys. Call it outside a transaction: it may need a connection of its own. */
    public ReservedKeys reserve(WorkspaceId workspace, long count) {
        Block taken = blocks.compute(workspace, (id, block) -> {
            Block from = block != null && block.holds(count) ? block : fetch(id, Math.max(count, BLOCK));
            return new Block(from.next() + count, from.end());
        });
        return new ReservedKeys(taken.next() - count, count);
    }

    private Block fetch(WorkspaceId workspace, long count) {
        return QuarkusTransaction.requiringNew().call(() -> {
            try (Connection connection = dataSource.getConnection()) {
                Sql.update(connection, """
                        INSERT INTO key_block (workspace_id, next_key) VALUES (?, ?)
                        ON DUPLICATE KEY UPDATE next_key = next_key + VALUES(next_key)
                        """, workspace.value(), count);
                long end = Sql.query(
                                connection,
                                "SELECT next_key FROM key_block WHERE workspace_id = ?",
                                row -> row.number(),
                                workspace.value())
                        .getFirst();
                return new Block(end - count, end);
            }
        });
    }
}
