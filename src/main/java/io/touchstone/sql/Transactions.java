package io.touchstone.sql;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.touchstone.problem.ProblemException;
import io.touchstone.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
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

    private static final Logger LOG = Logger.getLogger(Transactions.class);

    /** Enough for many writers on one contact; each further try makes a shorter queue. */
    private static final int TRIES = 10;

    private static final long PAUSE_NANOS = 2_000_000;

    /**
     * Lock wait time-out (1205), deadlock (1213), a key that another transaction inserted meanwhile (1062), and what
     * MariaDB says when a row changed after the snapshot (1020).
     */
    private static final Set<Integer> LOST_TO_ANOTHER = Set.of(1205, 1213, 1062, 1020);

    private final DataSource dataSource;
    private final Counter retries;

    Transactions(DataSource dataSource, MeterRegistry metrics) {
        this.dataSource = dataSource;
        this.retries = Counter.builder("touchstone.transaction.retries")
                .description("Transactions started again after losing to another one")
                .register(metrics);
    }

    /**
     * Commits what {@code work} did, and returns what it returned.
     *
     * @throws ProblemException with {@link ProblemType#OVERLOADED} when it lost every time
     */
    public <T> T write(Work<T> work) {
        for (int attempt = 1; ; attempt++) {
            try {
                return QuarkusTransaction.requiringNew().call(() -> {
                    try (Connection connection = dataSource.getConnection()) {
                        return work.in(connection);
                    }
                });
            } catch (RuntimeException e) {
                if (!lostToAnother(e)) {
                    throw e;
                }
                if (attempt == TRIES) {
                    LOG.warn("A transaction lost to others too often", e);
                    throw new ProblemException(
                            ProblemType.OVERLOADED, "Other writers kept changing the same data; send it again.");
                }
                retries.increment();
                LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(PAUSE_NANOS * attempt));
            }
        }
    }

    /** Runs one statement, which sees one state of the database by itself: a round trip, and no more. */
    public <T> T statement(Work<T> work) {
        try (Connection connection = dataSource.getConnection()) {
            return work.in(connection);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Runs queries that see one state of the database, however many they are. */
    public <T> T read(Work<T> work) {
        try (Connection connection = dataSource.getConnection()) {
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            connection.setAutoCommit(false);
            try {
                return work.in(connection);
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
                connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean lostToAnother(Throwable thrown) {
        return causes(thrown, StartAgainException.class).isPresent()
                || causes(thrown, SQLException.class)
                        .filter(e -> LOST_TO_ANOTHER.contains(e.getErrorCode()))
                        .isPresent();
    }

    private static <T extends Throwable> Optional<T> causes(Throwable thrown, Class<T> type) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return Optional.of(type.cast(cause));
            }
        }
        return Optional.empty();
    }
}
