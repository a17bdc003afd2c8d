package io.touchstone.sql;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.quarkus.arc.InjectableInstance;
import io.touchstone.sql.Transactions.TenantWork;
import io.touchstone.sql.Transactions.Work;
import io.touchstone.tenant.WorkspaceId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;

/**
 * A second database that follows the primary one, as far behind as it happens to be. There may be none, and there is
 * always the primary to ask instead.
 */
@ApplicationScoped
public class Replica {

    /** What became of a read that was meant for it. */
    enum ReplicaAnswer {
        ANSWERED,
        BEHIND,
        FAILED,
        UNREACHABLE
    }

    /** It does not yet have, or no longer has, what the question is about. */
    public static final class BehindException extends RuntimeException {
        public BehindException() {
            super("the replica is behind", null, false, false);
        }
    }

    private static final Logger LOG = Logger.getLogger(Replica.class);

    /** Once it was not reached, one read in this time finds out whether it is back; no other one waits for it. */
    static final Duration PAUSE = Duration.ofSeconds(10);

    private static final long REACHED = Long.MIN_VALUE;

    private final Optional<? extends javax.sql.DataSource> dataSource;
    private final ReplicaMeters meters;
    private final InstantSource clock;
    private final AtomicLong nextTry = new AtomicLong(REACHED);

    @Inject
    Replica(
            @DataSource("replica") InjectableInstance<AgroalDataSource> dataSource,
            ReplicaMeters meters,
            InstantSource clock) {
        this(dataSource.listActive().stream().findFirst(), meters, clock);
    }

    Replica(Optional<? extends javax.sql.DataSource> dataSource, ReplicaMeters meters, InstantSource clock) {
        this.dataSource = dataSource;
        this.meters = meters;
        this.clock = clock;
    }

    /** Whether there is one, and so answers may be of older data than those before. */
    public boolean isConfigured() {
        return dataSource.isPresent();
    }

    /**
     * As {@link Transactions#statement}.
     *
     * @param work may throw {@link BehindException}
     * @return nothing when it gave no answer
     */
    public <T> Optional<T> statement(Work<T> work) {
        if (dataSource.isEmpty()) {
            return Optional.empty();
        }
        ReplicaAnswer outcome = ReplicaAnswer.UNREACHABLE;
        try {
            Optional<Connection> connection = connect(dataSource.get());
            if (connection.isEmpty()) {
                return Optional.empty();
            }
            try (Connection open = connection.get()) {
                outcome = ReplicaAnswer.ANSWERED;
                return Optional.of(work.in(open));
            }
        } catch (BehindException e) {
            outcome = ReplicaAnswer.BEHIND;
            return Optional.empty();
        } catch (DatabaseException e) {
            outcome = failed(e.failure());
            return Optional.empty();
        } catch (SQLException e) {
            outcome = failed(e);
            return Optional.empty();
        } finally {
            meters.count(outcome);
        }
    }

    /** As {@link #statement} and {@link Transactions#readOnce}. */
    public <T> Optional<T> snapshot(WorkspaceId workspace, TenantWork<T> work) {
        return statement(connection -> Transactions.inSnapshot(connection, Transactions.of(workspace, work)));
    }

    private Optional<Connection> connect(javax.sql.DataSource database) {
        long planned = nextTry.get();
        boolean mayTry = planned == REACHED
                || (clock.millis() >= planned && nextTry.compareAndSet(planned, clock.millis() + PAUSE.toMillis()));
        if (!mayTry) {
            return Optional.empty();
        }
        try {
            Connection connection = database.getConnection();
            if (nextTry.getAndSet(REACHED) != REACHED) {
                LOG.info("The replica can be reached again");
            }
            return Optional.of(connection);
        } catch (SQLException e) {
            pause(e);
            return Optional.empty();
        }
    }

    private ReplicaAnswer failed(SQLException failure) {
        String state = failure.getSQLState();
        if (state != null && state.startsWith("08")) { // the connection is broken
            pause(failure);
            return ReplicaAnswer.UNREACHABLE;
        }
        LOG.warn("The replica failed; the primary database is asked instead", Unquoted.of(failure));
        return ReplicaAnswer.FAILED;
    }

    private void pause(SQLException failure) {
        if (nextTry.getAndSet(clock.millis() + PAUSE.toMillis()) == REACHED) {
            LOG.warn("The replica cannot be reached; the primary database is asked instead", Unquoted.of(failure));
        }
    }
}
