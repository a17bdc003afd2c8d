package io.touchstone.fuzz;

import io.touchstone.wire.Answer;
import io.touchstone.wire.Caller;
import io.touchstone.wire.Line;
import io.touchstone.wire.Printable;
import io.touchstone.wire.Target;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/** Sends made-up requests to a service, and tells what it should not have answered. */
final class Fuzz {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration PATIENCE_WITH_THE_BROKEN = Duration.ofSeconds(5);

    /** Requests that a workspace gets: then it is audited, while that is quick. */
    private static final int OF_A_WORLD = 500;

    private static final int SHOWN = 1_200;

    private final Caller caller;
    private final long seed;
    private final Findings findings;
    private final Drafts drafts;

    /** Where requests that failed are kept, byte by byte. */
    private final Path folder;

    private final Runnable rebuilder;

    /** @param rebuilder does what is left of rebuilds, where nothing else does */
    Fuzz(Target target, long seed, Findings findings, Path folder, Runnable rebuilder) {
        this.caller = new Caller(target);
        this.seed = seed;
        this.findings = findings;
        this.drafts = new Drafts(seed);
        this.folder = folder;
        this.rebuilder = rebuilder;
    }

    /** @param atOnce how many requests are under way at once, each of another workspace */
    void run(List<Integer> requests, int atOnce) throws IOException, InterruptedException {
        Files.createDirectories(folder);
        Neighbour neighbour = new Neighbour(caller);
        try (ExecutorService executor = Executors.newFixedThreadPool(atOnce)) {
            List<Future<?>> worlds = IntStream.iterate(0, from -> from < requests.size(), from -> from + OF_A_WORLD)
                    .mapToObj(from -> requests.subList(from, Math.min(from + OF_A_WORLD, requests.size())))
                    .<Future<?>>map(some -> executor.submit(() -> sendAll(some, neighbour)))
                    .toList();
            for (Future<?> world : worlds) {
                world.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
        neighbour.close().forEach(fault -> findings.failed("a neighbour saw it", fault));
    }

    private void sendAll(List<Integer> requests, Neighbour neighbour) {
        World world = new World(caller, neighbour, rebuilder);
        requests.forEach(request -> send(request, world));
        world.close()
                .forEach(fault -> findings.failed(
                        "stored by halves",
                        fault + " after requests " + requests.getFirst() + " to " + requests.getLast()));
    }

    private void send(int request, World world) {
        Draft draft = drafts.draft(request, world);
        world.before(draft);
        byte[] bytes = draft.bytes();
        Duration patience = draft.framing == Draft.Framing.BROKEN ? PATIENCE_WITH_THE_BROKEN : PATIENCE;
        Answer answer = Line.exchange(caller.target(), address(request), bytes, draft.method, patience);
        findings.answered(answer.status());
        for (String fault : AnswerCheck.faults(draft, answer)) {
            report(request, fault, draft, bytes, answer);
        }
        if (request < drafts.sound() && (answer.status() < 200 || answer.status() > 299)) {
            report(request, "the right request of an operation is refused", draft, bytes, answer);
        }
        world.after(draft, answer).ifPresent(fault -> report(request, fault, draft, bytes, answer));
    }

    private InetAddress address(int request) {
        try {
            return caller.target().anyCaller(new SplittableRandom(request));
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }

    private void report(int request, String fault, Draft draft, byte[] bytes, Answer answer) {
        Path file = folder.resolve(seed + "-" + request + ".http");
        try {
            Files.write(file, bytes);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        findings.failed(
                fault,
                "again with: make fuzz SEED=%d ONLY=%d (%s, sent: %s)\n%s\n%s"
                        .formatted(seed, request, draft.operation, file, Printable.of(bytes, SHOWN), answer));
    }
}
