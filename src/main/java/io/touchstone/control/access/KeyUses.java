package io.touchstone.control.access;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.touchstone.health.WhileSchemaIsBehind;
import io.touchstone.sql.Failure;
import io.touchstone.sql.Outage;
import io.touchstone.sql.Transactions;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/**
 * On which day, in UTC, each key was last of use. No request waits for that to be written, and it is written once a day for
 * each key: who looks a key up reads the day that is stored, so that only another one has to be kept in mind until the next
 * writing. Where nothing can be written, as with a database that takes no writes, keys work all the same.
 */
@Singleton
public final class KeyUses {

    private static final Logger LOG = Logger.getLogger(KeyUses.class);

    /** That wait to be written. More are kept in mind when they are next used. */
    private static final int MOST_WAITING = 10_000;

    private final Transactions transactions;
    private final InstantSource time;
    private final Map<KeyName, LocalDate> waiting = new ConcurrentHashMap<>();
    private volatile boolean failing;

    KeyUses(Transactions transactions, InstantSource time) {
        this.transactions = transactions;
        this.time = time;
    }

    /** A request came with this key. */
    void note(KeyHolder holder) {
        LocalDate today = LocalDate.ofInstant(time.instant(), ZoneOffset.UTC);
        boolean isNews = holder.lastUsedOn() == null || holder.lastUsedOn().isBefore(today);
        if (isNews && waiting.size() < MOST_WAITING) {
            waiting.put(holder.name(), today);
        }
    }

    /** A key as it was read, with what is not yet written. */
    ApiKey withLatest(ApiKey key) {
        LocalDate latest = waiting.get(new KeyName(key.workspace(), key.id()));
        return latest == null ? key : key.usedOn(latest);
    }

    @Scheduled(
            every = "60s",
            concurrentExecution = ConcurrentExecution.SKIP,
            skipExecutionIf = WhileSchemaIsBehind.class)
    void write() {
        Map<KeyName, LocalDate> days = Map.copyOf(waiting);
        if (days.isEmpty()) {
            return;
        }
        try {
            transactions.statement(connection -> {
                KeyUseStore.save(connection, days);
                return days.size();
            });
            days.forEach(waiting::remove);
            failing = false;
        } catch (RuntimeException e) {
            if (!failing) {
                String why = Outage.of(e)
                        .map(Outage::toString)
                        .orElseGet(() -> Failure.of(e).text());
                LOG.warnf("When keys were last of use cannot be written, and is tried again: %s", why);
            }
            failing = true;
        }
    }

    void stop(@Observes ShutdownEvent event) {
        write();
    }
}
