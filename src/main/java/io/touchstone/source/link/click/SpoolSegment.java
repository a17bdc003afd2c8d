package io.touchstone.source.link.click;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
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

    private static final String UNHELD = ".new";
    private static final String UNREADABLE = ".unreadable";

    private final Path path;
    private final FileChannel channel;
    private long bytes;

    private SpoolSegment(Path path, FileChannel channel) throws IOException {
        this.path = path;
        this.channel = channel;
        this.bytes = channel.size();
    }

    /**
     * A new one. It has its name once it is held, so that nobody else takes it for one whose holder is gone.
     *
     * @param now is part of its name: the names have the order of their files
     */
    static SpoolSegment create(Path directory, Instant now) throws IOException {
        Path path = directory.resolve("%013d-%s%s".formatted(now.toEpochMilli(), UUID.randomUUID(), SUFFIX));
        Path unheld = path.resolveSibling(path.getFileName() + UNHELD);
        FileChannel channel = FileChannel.open(
                unheld, StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try {
            if (!isLocked(channel)) {
                throw new IOException(unheld + " is held by somebody else");
            }
            Files.move(unheld, path, StandardCopyOption.ATOMIC_MOVE);
            return new SpoolSegment(path, channel);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    /** One that is there and not held by this process; empty where another one holds it, or it is gone. */
    static Optional<SpoolSegment> hold(Path path) throws IOException {
        FileChannel channel;
        try {
            channel = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE);
        } catch (NoSuchFileException _) {
            return Optional.empty();
        }
        if (isLocked(channel) && Files.exists(path)) {
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

    /** When this returns, it outlives the process; see {@link #force}. Where it fails, nothing of it is there. */
    void append(byte[] line) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(line);
        try {
            long at = bytes;
            while (buffer.hasRemaining()) {
                at += channel.write(buffer, at);
            }
            bytes = at;
        } catch (IOException e) {
            channel.truncate(bytes);
            throw e;
        }
    }

    /** What is in it, from its beginning. To be read to its end, and not to be closed: a second way into the file would end the hold. */
    BufferedReader lines() throws IOException {
        channel.position(0);
        return new BufferedReader(Channels.newReader(channel, StandardCharsets.ISO_8859_1));
    }

    /** When this returns, what was appended outlives the machine. */
    void force() throws IOException {
        channel.force(false);
    }

    void delete() throws IOException {
        Files.deleteIfExists(path);
    }

    /** Has nobody bring it in any more: somebody has to look into it. */
    void setAside() throws IOException {
        Files.move(path, path.resolveSibling(path.getFileName() + UNREADABLE));
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
