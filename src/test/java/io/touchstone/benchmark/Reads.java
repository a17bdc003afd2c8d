package io.touchstone.benchmark;

import io.touchstone.benchmark.HttpConnection.Answer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/** Times answers, in milliseconds, from the first byte of the request to the last of the answer. */
final class Reads {

    private static final int BLOCKS = 3;

    /** So many turns of a warm-up take as long as what is measured. */
    private static final int WARM_UP_TURNS = 5;

    private final Service service;

    Reads(Service service) {
        this.service = service;
    }

    /** @param perSecond answers, of all connections together */
    record Throughput(Samples milliseconds, Samples perSecond) {}

    /**
     * Asks one question after the other over one connection, all of them in each round, after a warm-up until the first of
     * them is answered no faster.
     *
     * @param seconds after which no other round begins
     */
    List<Samples> inTurn(List<byte[]> questions, int rounds, double seconds) throws IOException {
        try (HttpConnection connection = service.connect()) {
            return inTurn(Collections.nCopies(questions.size(), connection), questions, rounds, seconds);
        }
    }

    /** Asks each question over a connection of its own, which may be to another service. */
    static List<Samples> inTurn(List<HttpConnection> connections, List<byte[]> questions, int rounds, double seconds)
            throws IOException {
        WarmUp warmUp = new WarmUp();
        while (!warmUp.isOver(1
                / rounds(connections, questions, rounds, seconds / WARM_UP_TURNS)
                        .getFirst()
                        .median())) {}
        return rounds(connections, questions, rounds, seconds);
    }

    private static List<Samples> rounds(
            List<HttpConnection> connections, List<byte[]> questions, int rounds, double seconds) throws IOException {
        List<Samples> samples = IntStream.range(0, questions.size())
                .mapToObj(i -> new Samples())
                .toList();
        long start = System.nanoTime();
        for (int round = 0; round < rounds && Turns.seconds(start) < seconds; round++) {
            for (int i = 0; i < questions.size(); i++) {
                samples.get(i).add(ask(connections.get(i), questions.get(i)));
            }
        }
        return samples;
    }

    /** Asks over some connections at once, one question for some seconds, then the other. */
    List<Throughput> inBlocks(List<byte[]> questions, double blockSeconds, int connections)
            throws IOException, InterruptedException {
        List<Throughput> results = questions.stream()
                .map(question -> new Throughput(new Samples(), new Samples()))
                .toList();
        for (int block = 0; block <= BLOCKS; block++) {
            for (int i = 0; i < questions.size(); i++) {
                byte[] question = questions.get(i);
                long start = System.nanoTime();
                List<List<Double>> times = Turns.atOnce(connections, () -> askFor(blockSeconds, question));
                double seconds = Turns.seconds(start);
                // The first block is to warm up.
                if (block > 0) {
                    Throughput result = results.get(i);
                    times.forEach(each -> each.forEach(result.milliseconds()::add));
                    result.perSecond().add(times.stream().mapToInt(List::size).sum() / seconds);
                }
            }
        }
        return results;
    }

    private List<Double> askFor(double seconds, byte[] question) throws IOException {
        List<Double> times = new ArrayList<>();
        try (HttpConnection connection = service.connect()) {
            long start = System.nanoTime();
            while (Turns.seconds(start) < seconds) {
                times.add(ask(connection, question));
            }
        }
        return times;
    }

    private static double ask(HttpConnection connection, byte[] question) throws IOException {
        long start = System.nanoTime();
        Answer answer = connection.send(question);
        double milliseconds = Turns.milliseconds(start);
        if (answer.status() != 200) {
            throw new IOException("The service answered " + answer);
        }
        return milliseconds;
    }
}
