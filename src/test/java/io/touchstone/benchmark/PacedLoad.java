package io.touchstone.benchmark;

import io.touchstone.benchmark.HttpConnection.Answer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;

/**
 * Requests that leave on time whether those before were answered or not. What counts is from when one ought to leave until its answer.
 */
final class PacedLoad {

    private static final int CONNECTIONS = 64;

    private final Service service;
    private final int perSecond;
    private final int status;
    private final AtomicInteger made = new AtomicInteger();

    /** @param status of every answer */
    PacedLoad(Service service, int perSecond, int status) {
        this.service = service;
        this.perSecond = perSecond;
        this.status = status;
    }

    /** In milliseconds. @param request by its number, each number once */
    double p99(double seconds, IntFunction<byte[]> request) throws IOException, InterruptedException {
        int count = (int) (seconds * perSecond);
        int first = made.getAndAdd(count);
        AtomicInteger next = new AtomicInteger();
        long start = System.nanoTime();
        Samples all = new Samples();
        Turns.atOnce(CONNECTIONS, () -> sendInTime(request, first, count, next, start))
                .forEach(some -> {
                    for (double milliseconds : some) {
                        all.add(milliseconds);
                    }
                });
        return all.p99();
    }

    private List<Double> sendInTime(IntFunction<byte[]> request, int first, int count, AtomicInteger next, long start)
            throws IOException, InterruptedException {
        List<Double> times = new ArrayList<>();
        try (HttpConnection connection = service.connect()) {
            for (int i = next.getAndIncrement(); i < count; i = next.getAndIncrement()) {
                byte[] bytes = request.apply(first + i);
                long due = start + i * 1_000_000_000L / perSecond;
                long early = due - System.nanoTime();
                if (early > 0) {
                    Thread.sleep(early / 1_000_000, (int) (early % 1_000_000));
                }
                Answer answer = connection.send(bytes);
                if (answer.status() != status) {
                    throw new IOException("A request was answered " + answer);
                }
                times.add(Turns.milliseconds(due));
            }
        }
        return times;
    }
}
