package io.touchstone.source.link.click;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Notes clicks, as long as it makes sense to. */
@Singleton
public class ClickIntake {

    /** Of one link, and of one {@code ref} of it, in a minute and in each instance: no person clicks more often. */
    private static final int MOST = 20;

    private static final Duration MINUTE = Duration.ofMinutes(1);

    /** Counted at once; some 100 bytes each. */
    private static final int MOST_COUNTED = 100_000;

    /** What is clicked, as long as it may be, in a few bytes. */
    private record Clicked(long high, long low) {}

    private final int mostOfLink;
    private final ClickSpool spool;
    private final ClickMeters meters;
    private final InstantSource clock;
    private final Cache<Clicked, AtomicInteger> ofLastMinute = Caffeine.newBuilder()
            .expireAfterWrite(MINUTE)
            .maximumSize(MOST_COUNTED)
            .build();

    ClickIntake(ClicksConfig config, ClickSpool spool, ClickMeters meters, InstantSource clock) {
        this.mostOfLink = config.mostOfLink();
        this.spool = spool;
        this.meters = meters;
        this.clock = clock;
    }

    /**
     * Notes a click. When this returns it is in a file; where there is no room for it, or there were too many of the same or of its link, it
     * is not, and counted as such.
     *
     * @param token of a link
     * @param ref whose click it is, where its caller said so
     */
    public void add(String token, @Nullable String ref, boolean machine) {
        if (isTooMuch(token, ref)) {
            meters.tooMany();
        } else if (spool.add(new SpooledClick(UUID.randomUUID().toString(), clock.instant(), machine, token, ref))) {
            meters.kept();
        } else {
            meters.lost();
        }
    }

    /** Those of one {@code ref} that are too many are none of the link, and those of a link that has too many make no {@code ref} known. */
    private boolean isTooMuch(String token, @Nullable String ref) {
        AtomicInteger ofLink = count(token);
        return ofLink.get() >= mostOfLink
                || count(token + "/" + (ref == null ? "" : ref)).incrementAndGet() > MOST
                || ofLink.incrementAndGet() > mostOfLink;
    }

    private AtomicInteger count(String clicked) {
        return Objects.requireNonNull(ofLastMinute.get(clicked(clicked), _ -> new AtomicInteger()));
    }

    private static Clicked clicked(String text) {
        try {
            ByteBuffer digest =
                    ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
            return new Clicked(digest.getLong(), digest.getLong());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
