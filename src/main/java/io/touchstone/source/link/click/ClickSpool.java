package io.touchstone.source.link.click;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedChannelException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The files in which clicks wait. */
@ApplicationScoped
class ClickSpool {

    /** In bytes, of one file: what is brought into the database in one go, and no more of memory. */
    private static final long LARGEST_SEGMENT = 4 * 1024 * 1024;

    /** Others leave files here when they end, which is seldom. */
    private static final long LOOK_AGAIN_NANOS = Duration.ofSeconds(10).toNanos();

    private static final Logger LOG = Logger.getLogger(ClickSpool.class);

    private final Path directory;
    private final long mostBytes;

    // Guarded by this.
    private @Nullable SpoolSegment current;
    private long closedBytes;
    private boolean isCounted;
    private long countedAt;
    private boolean isBroken;

    @Inject
    ClickSpool(ClicksConfig config) {
        this(config.directory(), config.mostBytes());
    }

    ClickSpool(Path directory, long mostBytes) {
        this.directory = directory;
        this.mostBytes = mostBytes;
    }

    /** Keeps a click; false where there is no room for it, or the folder cannot be written. */
    synchronized boolean add(SpooledClick click) {
        byte[] line = click.line();
        try {
            if (bytes() + line.length > mostBytes) {
                return false;
            }
            if (current != null && current.bytes() + line.length > LARGEST_SEGMENT) {
                turn();
            }
            if (current == null) {
                Files.createDirectories(directory);
                current = SpoolSegment.create(directory, click.at());
            }
            current.append(line);
            isBroken = false;
            return true;
        } catch (IOException | UncheckedIOException e) {
            if (!isBroken) {
                LOG.errorf("Clicks on links are lost, because %s cannot be written: %s", directory, e);
            }
            isBroken = true;
            return false;
        }
    }

    /** How much waits. */
    synchronized long bytes() {
        if (!isCounted) {
            closed();
        }
        return closedBytes + (current == null ? 0 : current.bytes());
    }

    /** Has what was added outlive the machine. Whoever adds does not wait for that. */
    void force() {
        @Nullable SpoolSegment written;
        synchronized (this) {
            written = current;
        }
        try {
            if (written != null) {
                written.force();
            }
        } catch (ClosedChannelException _) {
            // It was turned meanwhile, and forced with that.
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Has clicks from now on come into another file, and says which they came into; empty where there were none. */
    synchronized Optional<Path> turn() {
        @Nullable SpoolSegment written = current;
        if (written == null) {
            return Optional.empty();
        }
        current = null;
        closedBytes += written.bytes();
        try (written) {
            written.force();
            return Optional.of(written.path());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As {@link #closed}, but that the folder is not listed each time while none is known: of what others leave it tells some seconds later. */
    synchronized List<Path> waiting() {
        return isCounted && closedBytes == 0 && System.nanoTime() - countedAt < LOOK_AGAIN_NANOS ? List.of() : closed();
    }

    /** The files that nobody writes any more, whoever did, or that somebody else writes; the oldest first. */
    synchronized List<Path> closed() {
        @Nullable Path written = current == null ? null : current.path();
        List<Path> closed =
                files().stream().filter(path -> !path.equals(written)).toList();
        closedBytes = closed.stream().mapToLong(path -> path.toFile().length()).sum();
        isCounted = true;
        countedAt = System.nanoTime();
        return closed;
    }

    /** A file was brought in. */
    synchronized void forget(long bytes) {
        closedBytes = Math.max(0, closedBytes - bytes);
    }

    /** Since when the oldest click waits: epoch milliseconds; {@code otherwise} where none does. */
    long oldest(long otherwise) {
        return files().stream().mapToLong(SpoolSegment::createdAt).min().orElse(otherwise);
    }

    private List<Path> files() {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(path -> path.toString().endsWith(SpoolSegment.SUFFIX))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
