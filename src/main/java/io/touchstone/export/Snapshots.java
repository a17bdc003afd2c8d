package io.touchstone.export;

import io.touchstone.problem.ProblemException;
import io.touchstone.problem.ProblemType;
import io.touchstone.sql.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;

/** Walks that read page after page and yet see one state of the database, however long they take. */
@ApplicationScoped
public class Snapshots {

    /** Hands over every row in order, few of them in memory at once. */
    @FunctionalInterface
    public interface Walk<R> {
        void forEach(Connection connection, Consumer<R> consumer) throws SQLException;
    }

    /** A good size for a page of a walk: some milliseconds, and a megabyte or less. */
    public static final int ROWS_AT_ONCE = 1_000;

    private final Transactions transactions;
    private final Semaphore free;

    Snapshots(Transactions transactions, ExportConfig config) {
        this.transactions = transactions;
        this.free = new Semaphore(config.atOnce());
    }

    /** Rows that are read while they are written. */
    public <R> Table.Rows<R> rows(Walk<R> walk) {
        return consumer -> {
            if (!free.tryAcquire()) {
                throw new ProblemException(
                        ProblemType.OVERLOADED, "As many exports are under way as may be at once; try again.");
            }
            try {
                transactions.readOnce(connection -> {
                    walk.forEach(connection, consumer);
                    return true;
                });
            } finally {
                free.release();
            }
        };
    }
}
