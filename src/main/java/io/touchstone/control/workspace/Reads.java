package io.touchstone.control.workspace;

import io.touchstone.costly.CostlyCalls;
import io.touchstone.costly.CostlyCalls.Place;
import io.touchstone.costly.ReadingTime;
import io.touchstone.problem.ProblemException;
import io.touchstone.problem.ProblemType;
import io.touchstone.sql.DatabaseException;
import io.touchstone.sql.Replica;
import io.touchstone.sql.Tenant;
import io.touchstone.sql.Transactions;
import io.touchstone.sql.Transactions.TenantWork;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Reads what answers are made of: from the replica, or, where there is none or it gives no answer, from the primary
 * database.
 *
 * <p>A request knows its workspace, with the generation of roll-ups and the zone that cuts their days, from the primary.
 * The replica answers only where it has that generation in use as well: before, it is not whole there, and later it is
 * deleted, however little time that took a replica that is catching up.
 */
@ApplicationScoped
public class Reads {

    /** Hands over every row in order, few of them in memory at once. */
    @FunctionalInterface
    public interface Walk<R> {
        void forEach(Tenant tenant, Consumer<R> consumer);
    }

    private final Transactions primary;
    private final Replica replica;
    private final CostlyCalls places;
    private final Duration patience;

    /** Of the reading of one answer; how long a table without end takes is for its client. */
    private final Duration longest;

    /**
     * @param connections to the database: a workspace has half of them for its reads, and those of all leave some for what is stored. So
     *     many answer as fast as all would
     * @param patience as with that for a connection
     */
    Reads(
            Transactions primary,
            Replica replica,
            @ConfigProperty(name = "quarkus.datasource.jdbc.max-size") int connections,
            @ConfigProperty(name = "quarkus.datasource.jdbc.acquisition-timeout") Duration patience,
            ReadsConfig config) {
        this.primary = primary;
        this.replica = replica;
        this.places = new CostlyCalls("reads", Math.max(1, connections / 2), Math.max(1, connections * 3 / 4));
        this.patience = patience;
        this.longest = config.longestTime();
    }

    /** Whether what is read may be older than what was read before. */
    public boolean mayGoBack() {
        return replica.isConfigured();
    }

    /**
     * As {@link Transactions#read}.
     *
     * @throws ProblemException with {@link ProblemType#TOO_MANY_REQUESTS} as well, when too many others read all the while; with
     *     {@link ProblemType#OVERLOADED} when it takes too long
     */
    public <T> T read(Workspace workspace, TenantWork<T> work) {
        try (Place _ = places.enter(workspace.id(), patience)) {
            TenantWork<T> inTime = inTime(work);
            return snapshot(workspace, inTime).orElseGet(() -> primary.read(workspace.id(), inTime));
        }
    }

    /** As {@link #read}, for work that is one statement: of the replica it has to be known whether it is usable. */
    public <T> T readAtOnce(Workspace workspace, TenantWork<T> statement) {
        if (mayGoBack()) {
            return read(workspace, statement);
        }
        try (Place _ = places.enter(workspace.id(), patience)) {
            return primary.statement(workspace.id(), inTime(statement));
        }
    }

    /** From the first statement on, each time that it is done. */
    private <T> TenantWork<T> inTime(TenantWork<T> work) {
        return tenant -> ReadingTime.within(longest, () -> work.in(tenant));
    }

    /** As {@link Transactions#readOnce}. From the first row on there is no going over to the primary database. */
    public <R> void walk(Workspace workspace, Walk<R> walk, Consumer<R> consumer) {
        AtomicBoolean begun = new AtomicBoolean();
        TenantWork<Boolean> work = tenant -> {
            try {
                walk.forEach(tenant, row -> {
                    begun.set(true);
                    consumer.accept(row);
                });
                return true;
            } catch (DatabaseException e) {
                if (begun.get()) {
                    throw new IllegalStateException(e); // not one that the replica is left for
                }
                throw e;
            }
        };
        if (snapshot(workspace, work).isEmpty()) {
            primary.readOnce(workspace.id(), work);
        }
    }

    private <T> Optional<T> snapshot(Workspace workspace, TenantWork<T> work) {
        return replica.snapshot(workspace.id(), tenant -> {
            if (!SelectGeneration.isOf(tenant, workspace.generation())) {
                throw new Replica.BehindException();
            }
            return work.in(tenant);
        });
    }
}
