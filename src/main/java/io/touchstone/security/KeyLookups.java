package io.touchstone.security;

import io.touchstone.sql.Transactions;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Looks up the keys of requests. Those that come while their key is being looked up share the next look-up: each learns
 * what was stored after it came, and a thousand webhooks with one key cost a few statements. Nothing is remembered.
 */
@Singleton
class KeyLookups {

    /** Look-ups of one key, one after the other. */
    private static final class Line {
        private final ReentrantLock turn = new ReentrantLock();
        private CompletableFuture<Optional<KeyHolder>> next = new CompletableFuture<>();
        private boolean isAwaited;
        private int waiting;
    }

    private final Transactions transactions;
    private final Map<ApiKeyToken, Line> lines = new ConcurrentHashMap<>();

    KeyLookups(Transactions transactions) {
        this.transactions = transactions;
    }

    /** The holder of the key that the token proves to be; empty when there is none, or its secret is another. */
    Optional<KeyHolder> find(ApiKeyToken token) {
        Line line = lines.compute(token, (_, known) -> {
            Line entered = known == null ? new Line() : known;
            entered.waiting++;
            return entered;
        });
        try {
            return find(token, line);
        } finally {
            lines.computeIfPresent(token, (_, known) -> --known.waiting == 0 ? null : known);
        }
    }

    private Optional<KeyHolder> find(ApiKeyToken token, Line line) {
        CompletableFuture<Optional<KeyHolder>> mine;
        boolean isFirst;
        synchronized (line) {
            mine = line.next;
            isFirst = !line.isAwaited;
            line.isAwaited = true;
        }
        if (isFirst) {
            line.turn.lock();
            try {
                synchronized (line) { // whoever comes from here on is too late for this one
                    line.next = new CompletableFuture<>();
                    line.isAwaited = false;
                }
                mine.complete(transactions.statement(connection -> SelectKey.of(connection, token)));
            } catch (RuntimeException | Error e) {
                mine.completeExceptionally(e);
            } finally {
                line.turn.unlock();
            }
        }
        try {
            return mine.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }
}
