package io.touchstone.control.access;

import io.quarkus.virtual.threads.VirtualThreads;
import io.touchstone.sql.Outage;
import io.touchstone.sql.Transactions;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Looks up the keys of requests. Those that come while their key is being looked up share the next look-up: each learns
 * what was stored after it came, and a thousand webhooks with one key cost a few statements. Nothing is remembered.
 *
 * <p>No thread waits for an answer but the one that asks the database: to put one to sleep and to wake it takes longer than
 * all else here.
 */
@Singleton
class KeyLookups {

    /** Whoever waits for the next look-up of a key. */
    private static final class LookupLine {
        private @Nullable CompletableFuture<Optional<KeyHolder>> next;
    }

    private final Function<ApiKeyToken, Optional<KeyHolder>> database;
    private final Executor threads;

    /** Of keys that are being looked up. */
    private final Map<ApiKeyToken, LookupLine> lines = new HashMap<>();

    @Inject
    KeyLookups(Transactions transactions, @VirtualThreads ExecutorService threads) {
        this(token -> transactions.statement(token.workspace(), tenant -> SelectKey.of(tenant, token)), threads);
    }

    KeyLookups(Function<ApiKeyToken, Optional<KeyHolder>> database, Executor threads) {
        this.database = database;
        this.threads = threads;
    }

    /** The holder of the key that the token proves to be; empty when there is none, or its secret is another. */
    CompletionStage<Optional<KeyHolder>> find(ApiKeyToken token) {
        CompletableFuture<Optional<KeyHolder>> mine;
        boolean isFirst;
        synchronized (lines) {
            isFirst = !lines.containsKey(token);
            LookupLine line = lines.computeIfAbsent(token, _ -> new LookupLine());
            mine = line.next == null ? new CompletableFuture<>() : line.next;
            line.next = mine;
        }
        if (isFirst) {
            threads.execute(() -> work(token));
        }
        return mine;
    }

    /** Looks up again until nobody waits; whoever waited for a database that is away need not wait again. */
    private void work(ApiKeyToken token) {
        Optional<Throwable> away = Optional.empty();
        for (var begun = begin(token); begun != null; begun = begin(token)) {
            if (away.isPresent()) {
                begun.completeExceptionally(away.get());
                continue;
            }
            try {
                begun.complete(database.apply(token));
            } catch (RuntimeException | Error e) {
                away = Outage.of(e).map(_ -> e);
                begun.completeExceptionally(e);
            }
        }
    }

    /** Whoever comes from here on is too late for this one. */
    private @Nullable CompletableFuture<Optional<KeyHolder>> begin(ApiKeyToken token) {
        synchronized (lines) {
            LookupLine line = Objects.requireNonNull(lines.get(token));
            CompletableFuture<Optional<KeyHolder>> begun = line.next;
            line.next = null;
            if (begun == null) {
                lines.remove(token);
            }
            return begun;
        }
    }
}
