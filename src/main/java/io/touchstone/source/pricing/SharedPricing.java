package io.touchstone.source.pricing;

import io.quarkus.virtual.threads.VirtualThreads;
import io.touchstone.event.Event.MessagePriced;
import io.touchstone.source.ratecard.PricedStatus;
import io.touchstone.sql.Outage;
import io.touchstone.tenant.WorkspaceId;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;

/**
 * Prices what deliveries of an account that are in flight at once say, in transactions that they share, so that hundreds of them a second
 * cost a few commits. Nobody waits for company: a group is what came while the one before was being priced.
 */
@Singleton
public class SharedPricing {

    /** Statuses of one transaction, but where a delivery has more by itself. */
    private static final int MOST_STATUSES = 2_000;

    /** @param timeZone cuts the days of its prices */
    record Account(WorkspaceId workspace, String connectionId, ZoneId timeZone) {}

    @FunctionalInterface
    interface Pricer {
        /** By the id of the message as its status has it. */
        Map<String, MessagePriced> price(Account account, List<PricedStatus> statuses);
    }

    /** The statuses of one delivery, and what comes of them. */
    private record Waiting(List<PricedStatus> statuses, CompletableFuture<Map<String, MessagePriced>> prices) {

        /** @param prices of its messages and of others */
        void complete(Map<String, MessagePriced> prices) {
            Map<String, MessagePriced> mine = new TreeMap<>();
            statuses.stream()
                    .map(PricedStatus::messageId)
                    .filter(prices::containsKey)
                    .forEach(id -> mine.put(id, Objects.requireNonNull(prices.get(id))));
            prices().complete(mine);
        }
    }

    private final Pricer pricer;
    private final Executor threads;

    /** Of accounts that are being priced: whoever waits for the next group. Guarded by itself. */
    private final Map<Account, Deque<Waiting>> lines = new HashMap<>();

    @Inject
    SharedPricing(MessagePricing pricing, @VirtualThreads ExecutorService threads) {
        this(
                (account, statuses) ->
                        pricing.price(account.workspace(), account.connectionId(), account.timeZone(), statuses),
                threads);
    }

    SharedPricing(Pricer pricer, Executor threads) {
        this.pricer = pricer;
        this.threads = threads;
    }

    /** As {@link MessagePricing#price}, with what others say of the same account at the same time. */
    public Map<String, MessagePriced> price(
            WorkspaceId workspace, String connectionId, ZoneId accountTimeZone, List<PricedStatus> statuses) {
        if (statuses.isEmpty()) {
            return Map.of();
        }
        try {
            return begin(new Account(workspace, connectionId, accountTimeZone), statuses)
                    .join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    CompletableFuture<Map<String, MessagePriced>> begin(Account account, List<PricedStatus> statuses) {
        Waiting mine = new Waiting(statuses, new CompletableFuture<>());
        boolean isFirst;
        synchronized (lines) {
            isFirst = !lines.containsKey(account);
            lines.computeIfAbsent(account, _ -> new ArrayDeque<>()).addLast(mine);
        }
        if (isFirst) {
            threads.execute(() -> work(account));
        }
        return mine.prices();
    }

    /** Prices group after group until none waits, or fails them all: whoever waited for a database that is away need not wait again. */
    private void work(Account account) {
        Optional<Throwable> away = Optional.empty();
        for (List<Waiting> group = next(account); !group.isEmpty(); group = next(account)) {
            if (away.isPresent()) {
                fail(group, away.get());
            } else {
                away = price(account, group);
            }
        }
    }

    /** Nobody waits for a line without any. */
    private List<Waiting> next(Account account) {
        synchronized (lines) {
            Deque<Waiting> line = Objects.requireNonNull(lines.get(account));
            List<Waiting> group = new ArrayList<>();
            int statuses = 0;
            while (!line.isEmpty()
                    && (group.isEmpty() || statuses + line.getFirst().statuses().size() <= MOST_STATUSES)) {
                Waiting next = line.removeFirst();
                statuses += next.statuses().size();
                group.add(next);
            }
            if (group.isEmpty()) {
                lines.remove(account);
            }
            return group;
        }
    }

    /** @return why the database cannot do its part for anybody */
    private Optional<Throwable> price(Account account, List<Waiting> group) {
        try {
            Map<String, MessagePriced> prices = pricer.price(
                    account,
                    group.stream()
                            .flatMap(waiting -> waiting.statuses().stream())
                            .toList());
            group.forEach(waiting -> waiting.complete(prices));
            return Optional.empty();
        } catch (RuntimeException | Error e) {
            boolean away = Outage.of(e).isPresent();
            if (away || group.size() == 1) {
                fail(group, e);
            } else {
                return priceEach(account, group);
            }
            return away ? Optional.of(e) : Optional.empty();
        }
    }

    /** One of them spoils it for all: none of them may suffer for another. */
    private Optional<Throwable> priceEach(Account account, List<Waiting> group) {
        Optional<Throwable> away = Optional.empty();
        for (Waiting waiting : group) {
            if (away.isPresent()) {
                fail(List.of(waiting), away.get());
            } else {
                away = price(account, List.of(waiting));
            }
        }
        return away;
    }

    private static void fail(List<Waiting> group, Throwable why) {
        group.forEach(waiting -> waiting.prices().completeExceptionally(why));
    }
}
