package io.touchstone.source.link.click;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A file of clicks that somebody holds: whoever writes it, until it is full, then whoever brings it into the database. Other processes
 * that share the folder leave it alone as long as the holder lives.
 */
final class SpoolSegment implements AutoCloseable {

    static final String SUFFIX = ".clicks";

    private final Path path;
    private final FileChannel channel;
    private long bytes;

    private SpoolSegment(Path path, FileChannel channel) throws IOException {
        this.path = path;
        this.channel = channel;
        this.bytes = channel.size();
    }

    /** A new one. @param now is part of its name: the names have the order of their files */
    static SpoolSegment create(Path directory, Instant now) throws IOException {
        Path path = directory.resolve("%013d-%s%s".formatted(now.toEpochMilli(), UUID.randomUUID(), SUFFIX));
        return hold(path, StandardOpenOption.CREATE_NEW)
                .orElseThrow(() -> new IOException("A new file is held by somebody else"));
    }

    /** One that is there; empty where somebody else holds it, or it is gone. */
    static Optional<SpoolSegment> hold(Path path) throws IOException {
        return Files.exists(path) ? hold(path, StandardOpenOption.READ) : Optional.empty();
    }

    private static Optional<SpoolSegment> hold(Path path, StandardOpenOption option) throws IOException {
        FileChannel channel = FileChannel.open(path, option, StandardOpenOption.READ, StandardOpenOption.WRITE);
        if (isLocked(channel)) {
            return Optional.of(new SpoolSegment(path, channel));
        }
        channel.close();
        return Optional.empty();
    }

    private static boolean isLocked(FileChannel channel) throws IOException {
        try {
            @Nullable FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException _) {
            return false;
        }
    }

    /** Nobody else's, ever. @param createdAt epoch milliseconds */
    record SegmentId(long createdAt, String name) {}

    SegmentId id() {
        String name = path.getFileName().toString();
        return new SegmentId(createdAt(path), name.substring(0, name.length() - SUFFIX.length()));
    }

    /** When the file of this name was made: epoch milliseconds; 0 where its name is not of ours. */
    static long createdAt(Path path) {
        String name = path.getFileName().toString();
        int end = name.indexOf('-');
        return end > 0 && name.substring(0, end).chars().allMatch(c -> c >= '0' && c <= '9') && end < 19
                ? Long.parseLong(name.substring(0, end))
                : 0;
    }

    Path path() {
        return path;
    }

    long bytes() {
        return bytes;
    }

    /** When this returns, it outlives the process; see {@link #force}. */
    void append(byte[] line) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(line);
        while (buffer.hasRemaining()) {
            bytes += channel.write(buffer, bytes);
        }
    }

    /** When this returns, what was appended outlives the machine. */
    void force() throws IOException {
        channel.force(false);
    }

    void delete() throws IOException {
        Files.delete(path);
        close();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
