package io.touchstone.sql;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.touchstone.problem.ProblemException;
import io.touchstone.problem.ProblemType;
import io.touchstone.tenant.WorkspaceId;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/** Runs work in a transaction of its own, again when it lost to another one. */
@ApplicationScoped
public class Transactions {

    /** Work that may be done more than once: it keeps nothing from a try that failed. */
    @FunctionalInterface
    public interface Work<T> {
        T in(Connection connection) throws SQLException;
    }

    /** Work on one workspace that may be done more than once: it keeps nothing from a try that failed. */
    @FunctionalInterface
    public interface TenantWork<T> {
        T in(Tenant tenant);
    }

    private static final Logger LOG = Logger.getLogger(Transactions.class);

    /** Enough for many writers on one contact; each further try makes a shorter queue. */
    private static final int TRIES = 10;

    private static final long PAUSE_NANOS = 2_000_000;

    /** {@link LostConnections#endAll} goes on in the background. */
    private static final long UNTIL_CONNECTIONS_ENDED_NANOS = 100_000_000;

    private final DataSource dataSource;
    private final TransactionMeters meters;

    Transactions(DataSource dataSource, TransactionMeters meters) {
        this.dataSource = dataSource;
        this.meters = meters;
    }

    /**
     * Commits what {@code work} did, and returns what it returned.
     *
     * @throws ProblemException with {@link ProblemType#OVERLOADED} when it lost every time
     */
    public <T> T write(WorkspaceId workspace, TenantWork<T> work) {
        return untilItStands(() -> QuarkusTransaction.requiringNew().call(() -> {
            try (Connection connection = dataSource.getConnection()) {
                return work.in(new Tenant(connection, workspace));
            }
        }));
    }

    /** As the other one, for work that finds the transaction, or what is in it, by itself: entities. */
    public <T> T write(Supplier<T> work) {
        return untilItStands(() -> QuarkusTransaction.requiringNew().call(work::get));
    }

    private <T> T untilItStands(Supplier<T> transaction) {
        for (int attempt = 1; ; attempt++) {
            try {
                return wherePrimaryIs(transaction);
            } catch (RuntimeException e) {
                Loss loss = Loss.of(e).orElseThrow(() -> e);
                if (attempt == TRIES) {
                    LOG.warnf(Unquoted.of(e), "A transaction lost to others %d times, at last by %s", TRIES, loss);
                    throw lost(loss, e);
                }
                meters.retried(loss);
                LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(PAUSE_NANOS * attempt));
            }
        }
    }

    /**
     * One attempt. After a hand-over a connection of the pool still leads to the server that was the primary; all of them end when one
     * tells, and a new one leads to its successor, if there is one.
     */
    private static <T> T wherePrimaryIs(Supplier<T> transaction) {
        try {
            // Of an attempt that lost nothing is held.
            return RowMemory.passing(transaction::get);
        } catch (RuntimeException e) {
            if (Outage.of(e).filter(Outage.READ_ONLY::equals).isEmpty()) {
                throw e;
            }
            LockSupport.parkNanos(UNTIL_CONNECTIONS_ENDED_NANOS);
            return RowMemory.passing(transaction::get);
        }
    }

    private static ProblemException lost(Loss loss, RuntimeException last) {
        ProblemException problem = new ProblemException(
                ProblemType.OVERLOADED, "Other writers kept changing the same data; send it again.");
        problem.initCause(new Failure.LostEveryTime(loss, last));
        return problem;
    }

    /** Runs queries of which each sees a state of the database for itself: a round trip each, and no more. */
    public <T> T statement(Work<T> work) {
        try (Connection connection = dataSource.getConnection()) {
            return work.in(connection);
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    public <T> T statement(WorkspaceId workspace, TenantWork<T> work) {
        return statement(of(workspace, work));
    }

    /**
     * Runs queries that see one state of the database, however many they are.
     *
     * @throws ProblemException with {@link ProblemType#OVERLOADED} when tables changed under it every time
     */
    public <T> T read(Work<T> work) {
        return untilItStands(() -> readOnce(work));
    }

    public <T> T read(WorkspaceId workspace, TenantWork<T> work) {
        return read(of(workspace, work));
    }

    /** Runs queries that see one state of the database, once: for work that cannot be done twice, such as what hands rows on while it reads. */
    public <T> T readOnce(WorkspaceId workspace, TenantWork<T> work) {
        return readOnce(of(workspace, work));
    }

    private <T> T readOnce(Work<T> work) {
        return statement(connection -> inSnapshot(connection, work));
    }

    static <T> Work<T> of(WorkspaceId workspace, TenantWork<T> work) {
        return connection -> work.in(new Tenant(connection, workspace));
    }

    static <T> T inSnapshot(Connection connection, Work<T> work) throws SQLException {
        // Three round trips; by the methods of Connection they are five.
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ");
            statement.execute("START TRANSACTION WITH CONSISTENT SNAPSHOT");
            T answer;
            try {
                answer = work.in(connection);
            } catch (Throwable e) {
                try {
                    statement.execute("ROLLBACK");
                } catch (SQLException alsoFailed) {
                    // What it failed of first is what the caller has to know.
                    e.addSuppressed(alsoFailed);
                }
                throw e;
            }
            statement.execute("ROLLBACK");
            return answer;
        }
    }
}
