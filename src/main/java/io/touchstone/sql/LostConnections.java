package io.touchstone.sql;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.AgroalDataSource.FlushMode;
import io.agroal.api.configuration.AgroalConnectionPoolConfiguration.ExceptionSorter;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.exceptionsorter.MySQLExceptionSorter;
import io.quarkus.agroal.runtime.JdbcDriver;
import io.quarkus.arc.InjectableInstance;
import io.quarkus.arc.Unremovable;
import io.quarkus.jdbc.mysql.runtime.MySQLAgroalConnectionConfigurer;
import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Ends connections to a server that went, or that handed over to another one and now takes no writes: whoever asks next gets a new
 * connection, to whichever server is there by then. The first that learns of it tells for all of the pool, since each of them would
 * cost a request.
 */
@Alternative
@Priority(1)
@JdbcDriver("mysql")
@Singleton
@Unremovable // the pool looks it up when it is made
final class LostConnections extends MySQLAgroalConnectionConfigurer {

    private final ExceptionSorter broken = new MySQLExceptionSorter();
    private final InjectableInstance<AgroalDataSource> pools;
    private final AtomicLong times = new AtomicLong();

    LostConnections(InjectableInstance<AgroalDataSource> pools) {
        this.pools = pools;
    }

    @Override
    public void setExceptionSorter(String kind, AgroalDataSourceConfigurationSupplier configuration) {
        configuration.connectionPoolConfiguration().exceptionSorter(this::isOfNoUse);
    }

    private boolean isOfNoUse(SQLException failure) {
        Optional<Outage> outage = Outage.of(failure).filter(Outage::endsConnection);
        if (outage.isPresent()) {
            endAll();
        }
        return outage.isPresent() || broken.isFatal(failure);
    }

    /** In the background; connections under way end when they are given back. */
    void endAll() {
        times.incrementAndGet();
        pools.listActive().forEach(pool -> pool.flush(FlushMode.GRACEFUL));
    }

    /** How often they were ended so far. */
    long times() {
        return times.get();
    }
}
