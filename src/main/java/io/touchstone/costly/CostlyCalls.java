package io.touchstone.costly;

import io.touchstone.problem.ProblemException;
import io.touchstone.problem.ProblemType;
import io.touchstone.tenant.WorkspaceId;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * So many places for costly calls, of each workspace and in all. Whoever finds none free waits in the line of its workspace; a
 * place that becomes free goes to the first in the line of the workspace that was served least lately, among those with places left.
 * A workspace without a call has no entry here.
 */
public final class CostlyCalls {

    /** What a call holds while it goes on. To close it twice does nothing. */
    @FunctionalInterface
    public interface Place extends AutoCloseable {
        @Override
        void close();
    }

    private static final class WaitingLine {

        private final Deque<CompletableFuture<Place>> waiting = new ArrayDeque<>();
        private int underWay;

        private boolean mayGo(int atOnce) {
            return !waiting.isEmpty() && underWay < atOnce;
        }

        private boolean isIdle() {
            return waiting.isEmpty() && underWay == 0;
        }
    }

    private final String what;
    private final int ofWorkspace;
    private final int ofAll;

    /** Least lately served first. */
    private final Map<WorkspaceId, WaitingLine> lines = new LinkedHashMap<>();

    private int underWay;

    /**
     * @param what the calls are, in the plural, for those who are refused
     * @param ofWorkspace so many of one workspace at once
     * @param ofAll so many in this process
     */
    public CostlyCalls(String what, int ofWorkspace, int ofAll) {
        if (ofWorkspace < 1 || ofAll < 1) {
            throw new IllegalArgumentException("without a place for " + what + " none would ever go on");
        }
        this.what = what;
        this.ofWorkspace = ofWorkspace;
        this.ofAll = ofAll;
    }

    /**
     * Takes a place, if need be after a while.
     *
     * @throws ProblemException with {@link ProblemType#TOO_MANY_REQUESTS} when none became free meanwhile
     */
    public Place enter(WorkspaceId workspace, Duration patience) {
        return tryEnter(workspace, patience)
                .orElseThrow(() -> new ProblemException(
                        ProblemType.TOO_MANY_REQUESTS,
                        "As many %s are under way as may be at once, of this workspace or of all; try again."
                                .formatted(what)));
    }

    /** Takes a place, if need be after a while; nothing when none became free meanwhile. */
    public Optional<Place> tryEnter(WorkspaceId workspace, Duration patience) {
        CompletableFuture<Place> place = new CompletableFuture<>();
        queue(workspace, place);
        try {
            return Optional.of(place.get(patience.toNanos(), TimeUnit.NANOSECONDS));
        } catch (TimeoutException e) {
            return giveUp(workspace, place);
        } catch (InterruptedException e) {
            giveUp(workspace, place).ifPresent(Place::close);
            Thread.currentThread().interrupt();
            throw new ProblemException(ProblemType.OVERLOADED, "The service is about to end; try again.");
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /** How many go on, of all workspaces. */
    public synchronized int underWay() {
        return underWay;
    }

    /** How many workspaces have a call that goes on or waits. */
    synchronized int workspaces() {
        return lines.size();
    }

    private synchronized void queue(WorkspaceId workspace, CompletableFuture<Place> place) {
        lines.computeIfAbsent(workspace, _ -> new WaitingLine()).waiting.add(place);
        admit();
    }

    private synchronized Optional<Place> giveUp(WorkspaceId workspace, CompletableFuture<Place> place) {
        WaitingLine line = lines.get(workspace);
        if (line != null && line.waiting.remove(place)) {
            forgetIdle(workspace, line);
            return Optional.empty();
        }
        return Optional.of(place.join()); // it came at the last moment
    }

    private void admit() {
        while (underWay < ofAll) {
            Optional<WorkspaceId> next = lines.entrySet().stream()
                    .filter(line -> line.getValue().mayGo(ofWorkspace))
                    .map(Map.Entry::getKey)
                    .findFirst();
            if (next.isEmpty()) {
                return;
            }
            WorkspaceId workspace = next.get();
            WaitingLine line = toTheEnd(workspace);
            CompletableFuture<Place> first = line.waiting.removeFirst();
            line.underWay++;
            underWay++;
            AtomicBoolean open = new AtomicBoolean(true);
            first.complete(() -> {
                if (open.compareAndSet(true, false)) {
                    leave(workspace);
                }
            });
        }
    }

    private synchronized void leave(WorkspaceId workspace) {
        WaitingLine line = toTheEnd(workspace);
        line.underWay--;
        underWay--;
        forgetIdle(workspace, line);
        admit();
    }

    private WaitingLine toTheEnd(WorkspaceId workspace) {
        WaitingLine line = lines.remove(workspace);
        if (line == null) {
            throw new IllegalStateException("a call of a workspace without a line");
        }
        lines.put(workspace, line);
        return line;
    }

    private void forgetIdle(WorkspaceId workspace, WaitingLine line) {
        if (line.isIdle()) {
            lines.remove(workspace);
        }
    }
}
