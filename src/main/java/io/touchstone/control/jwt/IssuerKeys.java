package io.touchstone.control.jwt;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.source.JWKSetBasedJWKSource;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.jwk.source.RetryingJWKSetSource;
import com.nimbusds.jose.jwk.source.URLBasedJWKSetSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Executors;

/**
 * The public keys of the issuer: kept for a while, asked for again before that is over, and when a token names one that is not
 * among them, though not more often than {@link KeyTimes#pause} allows, whatever tokens name.
 */
final class IssuerKeys implements AutoCloseable {

    /**
     * @param fresh how long keys are taken for the issuer's without asking again
     * @param ahead of the end of that, when whoever needs them has them asked for in the background
     * @param patience how long a request waits for keys that another one asks for: longer than both tries take
     * @param pause in which they are asked for at most twice
     * @param outage how long they are used when the issuer does not answer, since it last did
     */
    record KeyTimes(Duration fresh, Duration ahead, Duration patience, Duration pause, Duration outage) {

        /**
         * A key that an issuer takes back is of no use five minutes later. Tokens seldom live longer than some hours: after that
         * nobody could have one of an issuer that is away.
         */
        static final KeyTimes USUAL = new KeyTimes(
                Duration.ofMinutes(5),
                Duration.ofSeconds(30),
                Duration.ofSeconds(8),
                Duration.ofSeconds(10),
                Duration.ofHours(4));
    }

    private final WatchedKeySet watched;
    private final JWKSource<SecurityContext> source;
    private final KeyTimes times;

    IssuerKeys(JwksPlace place, KeyTimes times, InstantSource time) {
        this.times = times;
        this.watched = new WatchedKeySet(
                new RetryingJWKSetSource<>(new URLBasedJWKSetSource<>(place.url(), new JwksRetriever()), null),
                place,
                time);
        this.source = JWKSourceBuilder.create(watched)
                .cache(times.fresh().toMillis(), times.patience().toMillis())
                .refreshAheadCache(
                        times.ahead().toMillis(), null, Executors.newVirtualThreadPerTaskExecutor(), true, null, false)
                .rateLimited(times.pause().toMillis())
                .outageTolerant(times.outage().toMillis())
                .build();
    }

    JWKSource<SecurityContext> source() {
        return source;
    }

    /** Since the issuer last said which they are; before it ever has, since we began to ask. */
    Duration age() {
        return watched.age();
    }

    /** Whether there are some that may be used. */
    boolean areThere() {
        return watched.hasAnswered() && age().compareTo(times.outage()) < 0;
    }

    /** As if a token needed them: asks for them if they are not there, which waits, or are soon too old. The log tells when they do not come. */
    void load() {
        try {
            source.get(new JWKSelector(new JWKMatcher.Builder().build()), null);
        } catch (KeySourceException e) {
            // whoever needs them next asks again
        }
    }

    @Override
    public void close() {
        try {
            ((JWKSetBasedJWKSource<?>) source).close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
